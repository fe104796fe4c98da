# R dplyr and readr, as analysis data sets are usually programmed. Usage: Rscript dplyr.R DIR OUT
suppressPackageStartupMessages({
  library(dplyr)
  library(readr)
})
arguments <- commandArgs(TRUE)
folder <- arguments[1]
labs <- read_csv(file.path(folder, "labs.csv"), na = character(), progress = FALSE, lazy = FALSE,
                 col_types = cols_only(participant_id = "c", analyte = "c", collected_at = col_datetime(), value = "c", unit = "c"))
interventions <- read_csv(file.path(folder, "interventions.csv"), progress = FALSE, lazy = FALSE,
                          col_types = cols_only(participant_id = "c", intervention = "c", started_at = "D"))
doses <- interventions %>% filter(intervention == "luspatercept") %>%
  group_by(participant_id) %>% summarise(d0 = min(started_at), .groups = "drop")
values <- labs %>%
  mutate(number = suppressWarnings(as.numeric(value)),
         number = if_else(is.na(number) & substr(value, 1, 1) == "<", suppressWarnings(as.numeric(substring(value, 2))), number),
         day = as.Date(collected_at)) %>%
  left_join(doses, by = "participant_id") %>% filter(!is.na(number), !is.na(d0)) %>%
  mutate(number = if_else(analyte == "hemoglobin" & unit == "g/L", number / 10, number))

first_of_three <- function(name, meets) {
  values %>% filter(analyte == name, day >= d0) %>%
    group_by(participant_id, day) %>% summarise(lowest = min(number), .groups = "drop") %>%
    arrange(participant_id, day) %>% group_by(participant_id) %>%
    filter(meets(lowest) & lead(meets(lowest), 1, default = FALSE) & lead(meets(lowest), 2, default = FALSE)) %>%
    slice_head(n = 1) %>% ungroup() %>% select(participant_id, day)
}
anc <- first_of_three("neutrophils", function(value) value > 0.5) %>% rename(anc_date = day)
plt <- first_of_three("platelets", function(value) value >= 40) %>% rename(plt_date = day)
daily <- values %>% filter(analyte == "hemoglobin") %>% mutate(relative = as.integer(day - d0)) %>%
  filter(relative >= -3, relative <= 62) %>%
  group_by(participant_id, day, relative) %>% summarise(mean = mean(number), .groups = "drop")
base <- daily %>% filter(relative <= -1) %>% group_by(participant_id) %>% summarise(base = mean(mean), .groups = "drop")
post <- daily %>% filter(relative >= 48) %>% arrange(participant_id, abs(relative - 55), day) %>%
  group_by(participant_id) %>% slice_head(n = 1) %>% ungroup() %>% select(participant_id, hb_post_date = day, post = mean)
transfused <- interventions %>% filter(intervention == "rbc-transfusion") %>% inner_join(post, by = "participant_id") %>%
  filter(started_at >= hb_post_date - 28, started_at <= hb_post_date - 1) %>% distinct(participant_id) %>% mutate(transfused = TRUE)
result <- labs %>% distinct(participant_id) %>%
  left_join(doses, by = "participant_id") %>% left_join(anc, by = "participant_id") %>% left_join(plt, by = "participant_id") %>%
  left_join(base, by = "participant_id") %>% left_join(post, by = "participant_id") %>% left_join(transfused, by = "participant_id") %>%
  mutate(change = post - base,
         hb_status = case_when(is.na(d0) ~ "NO_DOSE", is.na(base) ~ "NO_BASELINE", is.na(post) ~ "NO_POST", transfused ~ "TRANSFUSED",
                               change >= 1.5 ~ "RESPONDER", TRUE ~ "NON_RESPONDER")) %>%
  arrange(participant_id)
number <- function(value) if_else(is.na(value), "", sprintf("%.4f", value))
date <- function(value) if_else(is.na(value), "", as.character(value))
result %>%
  transmute(participant_id, anc_date = date(anc_date), plt_date = date(plt_date), hb_base = number(base),
            hb_post_date = date(hb_post_date), hb_change = number(change), hb_status) %>%
  write_csv(arguments[2])
