# Evaluates the criteria of admiral (GRADE_CRITERIA_CODE of atoxgr_criteria_ctcv5 and ctcv6) on a grid of results, limits and
# baselines, in base R. Rscript admiral_criteria_grid.R FOLDER_WITH_THE_CRITERIA_AS_CSV; writes admiral_criteria_grid.csv.
case_when <- function(...) {
  args <- eval(substitute(alist(...)))
  env <- parent.frame()
  for (a in args) {
    cond <- eval(a[[2]], env)
    if (isTRUE(cond)) return(eval(a[[3]], env))
  }
  NA_character_
}
signif_dig <- 15; high_indicator <- "HIGH"; low_indicator <- "LOW"
root <- paste0(commandArgs(TRUE)[1], "/")
wanted <- list(hemoglobin=c("Anemia","Hemoglobin increased"), neutrophils="Neutrophil count decreased",
  platelets=c("Platelet count decreased","Thrombocytopenia"), leukocytes=c("White blood cell decreased","Leukocytosis"),
  lymphocytes=c("Lymphocyte count decreased","Lymphocyte count increased"), alt="Alanine aminotransferase increased",
  ast="Aspartate aminotransferase increased", bilirubin="Blood bilirubin increased", creatinine="Creatinine increased")
grid <- list(
  hemoglobin=list(v=c(60,79.9,80,80.1,99.9,100,110,114.9,115,150,158,158.1,178,178.1,198,198.1), lo=c(115,NA), hi=c(158,NA), base=NA),
  neutrophils=list(v=c(0,0.05,0.099,0.1,0.3,0.499,0.5,0.7,0.999,1,1.2,1.499,1.5,1.7,1.999,2,5), lo=c(2,NA), hi=NA, base=NA),
  platelets=list(v=c(1,9.9,10,24.9,25,49.9,50,74.9,75,99.9,124.9,125,300), lo=c(125,NA), hi=NA, base=NA),
  leukocytes=list(v=c(0.2,0.99,1,1.99,2,2.99,3,3.49,3.5,9,100,100.1), lo=c(3.5,NA), hi=c(9.5,NA), base=NA),
  lymphocytes=list(v=c(0.1,0.199,0.2,0.499,0.5,0.799,0.8,1.09,1.1,3.2,4,4.1,20,20.1), lo=c(1.1,NA), hi=c(3.2,NA), base=NA),
  alt=list(v=c(20,40,40.1,59,60,75,80,90,99.9,100,100.1,120,120.1,150,150.1,200,200.1,250,250.1,300,320,320.1,400,500,500.1,800,800.1,1000,1000.1,2000,2000.1), lo=NA, hi=c(40,NA), base=c(30,40,50,80,100)),
  ast=list(v=c(35,35.1,52.5,105,105.1,175,175.1,700,700.1), lo=NA, hi=c(35,NA), base=c(20,70)),
  bilirubin=list(v=c(17,21,21.1,30,31.5,31.6,45,45.1,60,63,63.1,75,75.1,90,90.1,210,210.1,300,300.1), lo=NA, hi=c(21,NA), base=c(12,30)),
  creatinine=list(v=c(50,60,75,75.1,90,104,104.1,120,120.1,150,150.1,156,156.1,180,180.1,240,240.1,312,312.1,624,624.1), lo=45, hi=c(104,NA), base=c(NA,40,50,80)))
rows <- list()
for (version in c("v5","v6")) {
  crit <- read.csv(paste0(root,"atoxgr_criteria_ctc",version,".csv"), check.names=FALSE)
  for (analyte in names(wanted)) for (term in wanted[[analyte]]) {
    x <- crit[tolower(crit$TERM)==tolower(term) & (crit$UNIT_CHECK %in% c("g/L","10^9/L","")|is.na(crit$UNIT_CHECK)),]
    if (nrow(x)==0) next
    stopifnot(nrow(x)==1)
    code <- parse(text=x$GRADE_CRITERIA_CODE)[[1]]
    g <- grid[[analyte]]
    usesLo <- grepl("ANRLO",x$VAR_CHECK); usesHi <- grepl("ANRHI",x$VAR_CHECK); usesBase <- grepl("BASE",x$VAR_CHECK)
    for (v in g$v) for (lo in (if(usesLo) g$lo else NA)) for (hi in (if(usesHi) g$hi else NA)) for (b in (if(usesBase) g$base else NA)) {
      env <- new.env(); 
      # The state of the baseline from its own limits, which are those of the grid (40 and the like), given whether or not the result has them.
      bhi <- g$hi[1]; blo <- g$lo[1]
      ind <- if (is.na(b)) NA_character_ else if (!is.na(bhi) && b > bhi) "HIGH" else if (!is.na(blo) && b < blo) "LOW" else "NORMAL"
      env$AVAL<-v; env$ANRLO<-lo; env$ANRHI<-hi; env$BASE<-b; env$BNRIND<-ind
      for (n in c("signif_dig","high_indicator","low_indicator","case_when")) assign(n,get(n),env)
      r <- eval(code, env)
      rows[[length(rows)+1]] <- data.frame(version,analyte,direction=ifelse(x$DIRECTION=="L","low","high"),term=x$TERM,value=v,lower_limit=lo,upper_limit=hi,baseline=b,baseline_lower_limit=ifelse(is.na(b),NA,blo),baseline_upper_limit=ifelse(is.na(b),NA,bhi),grade=r)
    }
  }
}
out <- do.call(rbind,rows)
write.csv(out,"admiral_criteria_grid.csv",row.names=FALSE,na="",quote=FALSE)
print(nrow(out)); print(table(out$version,out$analyte)); print(table(out$grade,useNA="a"))
