# R data.table reading the same labs.csv and counting rows by analyte: a floor, not the whole job.
suppressPackageStartupMessages(library(data.table))
labs <- fread(commandArgs(TRUE)[1], colClasses = list(character = c("participant_id", "analyte", "value", "unit")))
invisible(labs[, .N, by = analyte])
