# Rscript seeded.R > seeded.json. Seeded participants, no real ones. R 4.2.2, survival 3.5.3, cmprsk 2.2.11, exactRankTests 0.8.35, metafor 3.8.1, jsonlite 1.8.4.
suppressMessages({library(survival);library(cmprsk);library(jsonlite);library(exactRankTests);library(metafor)})
set.seed(20261127)
out <- list()
n <- 60
time <- ceiling(rexp(n, .1)); status <- sample(0:2, n, TRUE, c(.3,.4,.3)); group <- sample(1:3, n, TRUE); stratum <- sample(1:2, n, TRUE); x <- round(rnorm(n),1)
entry <- pmax(0, time - sample(1:8, n, TRUE))
g <- function(...) { t <- cuminc(...)$Tests; unname(t[, "stat"]) }
out$data <- list(time=time,status=status,group=group,stratum=stratum,x=x,entry=entry)
out$gray <- list(rho0=g(time,status,group), rho0Strata=g(time,status,group,strata=stratum), rho1Strata=g(time,status,group,strata=stratum,rho=1))
f <- crr(time,status,cbind(x,group==2,group==3),failcode=1,gtol=1e-12,maxiter=100)
out$fineGray <- list(coef=unname(f$coef), se=unname(sqrt(diag(f$var))))
ev <- as.numeric(status>0)
out$km <- list()
for (ct in c("plain","log","log-log","logit","arcsin")) { s <- summary(survfit(Surv(entry,time,ev)~1,conf.type=ct),times=c(3,8,15)); out$km[[ct]] <- list(surv=s$surv,lower=s$lower,upper=s$upper,se=s$std.err) }
out$coxStrata <- lapply(c(efron="efron",breslow="breslow",exact="exact"), function(ti) { m <- coxph(Surv(time,ev)~x+strata(stratum),ties=ti,control=coxph.control(eps=1e-13,iter.max=50)); s<-summary(m); list(coef=unname(coef(m)),se=unname(sqrt(diag(vcov(m)))),wald=unname(m$wald.test),score=unname(m$score),lr=unname(2*diff(m$loglik)),concordance=unname(m$concordance["concordance"]),cse=unname(m$concordance["std"])) })
m <- coxph(Surv(entry,time,ev)~x+strata(stratum),control=coxph.control(eps=1e-13,iter.max=50)); out$coxEntry <- list(coef=unname(coef(m)),se=unname(sqrt(diag(vcov(m)))),concordance=unname(m$concordance["concordance"]))
a <- c(1,1,2,3,3,3,7,9); b <- c(1,3,3,5,7,7,8,10,10)
out$rankSum <- sapply(c(twoSided="two.sided",less="less",greater="greater"), function(al) wilcox.exact(a,b,alternative=al)$p.value)
d <- c(-2,-1,-1,1,1,2,3,3,4,0,5)
out$signedRank <- sapply(c(twoSided="two.sided",less="less",greater="greater"), function(al) wilcox.exact(d,alternative=al)$p.value)
K <- list(c(3,20,9,22),c(0,12,2,14),c(7,15,12,16),c(4,10,4,11))
r <- rma.mh(measure="OR",ai=sapply(K,`[`,1),n1i=sapply(K,`[`,2),ci=sapply(K,`[`,3),n2i=sapply(K,`[`,4),add=0,drop00=FALSE)
out$breslowDay <- list(bd=r$BD,bdp=r$BDp,ta=r$TA,tap=r$TAp)
sd1 <- survdiff(Surv(time,ev)~group+strata(stratum)); out$logRankStrata <- sd1$chisq
sr <- survdiff(Surv(time,ev)~group+strata(stratum),rho=1); out$fhStrata <- sr$chisq
cat(toJSON(out,digits=NA,auto_unbox=TRUE,na="null"))
