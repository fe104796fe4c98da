"""The same answers in rational arithmetic, without any library. Usage: python3 exact-answers.py DIR OUT"""
import csv
import sys
from collections import defaultdict
from datetime import date
from fractions import Fraction

folder, out = sys.argv[1:3]


def day_of(text):
    return date.fromisoformat(text[:10]).toordinal()


def number(text):
    try:
        return Fraction(text[1:] if text.startswith("<") else text)
    except ValueError:
        return None


given = defaultdict(lambda: defaultdict(list))
with open(f"{folder}/interventions.csv", newline="") as file:
    for row in csv.DictReader(file):
        given[row["participant_id"]][row["intervention"]].append(day_of(row["started_at"]))
series = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
with open(f"{folder}/labs.csv", newline="") as file:
    for row in csv.DictReader(file):
        analytes = series[row["participant_id"]]
        value = number(row["value"])
        if value is not None and row["analyte"] in ("hemoglobin", "neutrophils", "platelets"):
            value = value / 10 if row["analyte"] == "hemoglobin" and row["unit"] == "g/L" else value
            analytes[row["analyte"]][day_of(row["collected_at"])].append(value)


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def first_of_three(days, d0, meets):
    measured = sorted(day for day in days if day >= d0)
    for first, second, third in zip(measured, measured[1:], measured[2:]):
        if all(meets(min(days[day])) for day in (first, second, third)):
            return first
    return None


def answers(person):
    doses = given[person]["luspatercept"]
    if not doses:
        return [None, None, None, None, None, "NO_DOSE"]
    d0 = min(doses)
    hb = series[person]["hemoglobin"]
    anc = first_of_three(series[person]["neutrophils"], d0, lambda value: value > Fraction(1, 2))
    plt = first_of_three(series[person]["platelets"], d0, lambda value: value >= 40)
    before = [mean(hb[day]) for day in range(d0 - 3, d0) if day in hb]
    base = mean(before) if before else None
    after = sorted((abs(day - d0 - 55), day) for day in range(d0 + 48, d0 + 63) if day in hb)
    post_day = after[0][1] if after else None
    change = mean(hb[post_day]) - base if after and before else None
    return [anc, plt, base, post_day, change, status(person, base, post_day, change)]


def status(person, base, post_day, change):
    if base is None:
        return "NO_BASELINE"
    if post_day is None:
        return "NO_POST"
    if any(post_day - 28 <= day <= post_day - 1 for day in given[person]["rbc-transfusion"]):
        return "TRANSFUSED"
    return "RESPONDER" if change >= Fraction(3, 2) else "NON_RESPONDER"


def shown(value, index):
    if value is None:
        return ""
    if index in (0, 1, 3):
        return date.fromordinal(value).isoformat()
    return f"{float(value):.4f}" if index in (2, 4) else value


with open(out, "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["participant_id", "anc_date", "plt_date", "hb_base", "hb_post_date", "hb_change", "hb_status"])
    for person in sorted(series):
        writer.writerow([person, *(shown(value, index) for index, value in enumerate(answers(person)))])
