# R data.table. Usage: Rscript data-table.R DIR OUT [threads]
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(TRUE)
folder <- arguments[1]
if (length(arguments) > 2) setDTthreads(as.integer(arguments[3]))
labs <- fread(file.path(folder, "labs.csv"), tz = "UTC", na.strings = NULL,
              select = c("participant_id", "analyte", "collected_at", "value", "unit"),
              colClasses = list(character = c("participant_id", "analyte", "value", "unit")))
interventions <- fread(file.path(folder, "interventions.csv"))

# each distinct text becomes a number once
texts <- unique(labs$value)
numbers <- suppressWarnings(as.numeric(texts))
below <- is.na(numbers) & startsWith(texts, "<")
numbers[below] <- suppressWarnings(as.numeric(substring(texts[below], 2)))
labs[, number := numbers[chmatch(value, texts)]]
labs[, day := as.integer(unclass(collected_at) %/% 86400)]
participants <- sort(unique(labs$participant_id), method = "radix")
doses <- interventions[intervention == "luspatercept", .(d0 = min(as.integer(started_at))), by = participant_id]
labs[, d0 := doses$d0[chmatch(participant_id, doses$participant_id)]]
values <- labs[!is.na(number) & !is.na(d0), .(participant_id, analyte, day, number, unit, d0)]

first_of_three <- function(name, meets) {
  days <- values[analyte == name & day >= d0, .(lowest = min(number)), by = .(participant_id, day)]
  setkey(days, participant_id, day)
  met <- meets(days$lowest)
  who <- days$participant_id
  hit <- met & shift(met, -1, fill = FALSE) & shift(met, -2, fill = FALSE) & shift(who, -2, fill = "") == who
  unique(days[hit], by = "participant_id")[, .(participant_id, day)]
}
anc <- first_of_three("neutrophils", function(value) value > 0.5)
plt <- first_of_three("platelets", function(value) value >= 40)

hb <- values[analyte == "hemoglobin" & day >= d0 - 3L & day <= d0 + 62L]
hb[unit == "g/L", number := number / 10]
base <- hb[day <= d0 - 1L, .(mean = mean(number)), by = .(participant_id, day)][, .(base = mean(mean)), by = participant_id]
post <- hb[day >= d0 + 48L, .(post = mean(number)), by = .(participant_id, day, d0)]
post[, away := abs(day - (d0 + 55L))]
setorder(post, participant_id, away, day)
post <- unique(post, by = "participant_id")

result <- data.table(participant_id = participants)
result[anc, anc_day := i.day, on = "participant_id"][plt, plt_day := i.day, on = "participant_id"]
result[doses, d0 := i.d0, on = "participant_id"][base, base := i.base, on = "participant_id"]
result[post, c("post_day", "post") := .(i.day, i.post), on = "participant_id"]
red_cells <- interventions[intervention == "rbc-transfusion", .(participant_id, given = as.integer(started_at))]
windows <- result[!is.na(post_day), .(participant_id, low = post_day - 28L, high = post_day - 1L)]
transfused <- unique(red_cells[windows, on = .(participant_id, given >= low, given <= high), nomatch = NULL]$participant_id)
result[, change := post - base]
result[, status := fcase(is.na(d0), "NO_DOSE", is.na(base), "NO_BASELINE", is.na(post), "NO_POST",
                         participant_id %chin% transfused, "TRANSFUSED", change >= 1.5, "RESPONDER", default = "NON_RESPONDER")]
number <- function(value) fifelse(is.na(value), "", sprintf("%.4f", value))
date <- function(value) fifelse(is.na(value), "", as.character(as.IDate(value)))
fwrite(result[, .(participant_id, anc_date = date(anc_day), plt_date = date(plt_day), hb_base = number(base),
                  hb_post_date = date(post_day), hb_change = number(change), hb_status = status)], arguments[2], quote = FALSE)
