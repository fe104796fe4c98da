# Times R's survfit, survdiff and cuminc once on rows stored as doubles: all times, then status, cause and group.
# Usage: Rscript survival.R <file> <rows> km|logrank|cif|cuminc. Prints seconds and a number to compare, or nothing when
# the package is not installed. Reading the file is not timed.
suppressPackageStartupMessages(library(survival))
arguments <- commandArgs(trailingOnly = TRUE)
n <- as.integer(arguments[2])
rows <- matrix(readBin(arguments[1], "double", 4 * n), n)
time <- rows[, 1]
status <- rows[, 2]
cause <- rows[, 3]
group <- rows[, 4]
method <- arguments[3]
if (method == "cuminc" && !requireNamespace("cmprsk", quietly = TRUE)) quit()
seconds <- system.time(
  answer <- switch(method,
    km = tail(survfit(Surv(time, status) ~ 1)$surv, 1),
    logrank = survdiff(Surv(time, status) ~ group)$chisq,
    cif = tail(survfit(Surv(time, factor(cause)) ~ 1, se.fit = FALSE)$pstate[, 2], 1),
    cuminc = tail(cmprsk::cuminc(time, cause)[[1]]$est, 1)
  )
)[["elapsed"]]
cat(sprintf("%.6f %.15g\n", seconds, answer))
