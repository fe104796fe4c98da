"""pandas. Usage: python3 pandas_answers.py DIR OUT"""
import sys

import numpy as np
import pandas as pd

folder, out = sys.argv[1:3]
columns = ["participant_id", "analyte", "collected_at", "value", "unit"]
labs = pd.read_csv(f"{folder}/labs.csv", usecols=columns, keep_default_na=False,
                   dtype={name: "category" for name in columns if name != "collected_at"} | {"collected_at": str})
interventions = pd.read_csv(f"{folder}/interventions.csv", usecols=["participant_id", "intervention", "started_at"],
                            dtype={"participant_id": str, "intervention": "category"}, parse_dates=["started_at"])

# each distinct text becomes a number once
texts = labs["value"].cat.categories.to_series()
numbers = pd.to_numeric(texts, errors="coerce")
below = numbers.isna() & texts.str.startswith("<")
numbers[below] = pd.to_numeric(texts[below].str[1:], errors="coerce")
number = numbers.to_numpy()[labs["value"].cat.codes.to_numpy()]
day = pd.to_datetime(labs["collected_at"], format="%Y-%m-%dT%H:%M:%S").to_numpy().astype("datetime64[D]").astype("int64")
interventions["day"] = interventions["started_at"].to_numpy().astype("datetime64[D]").astype("int64")
labs["participant_id"] = labs["participant_id"].cat.reorder_categories(sorted(labs["participant_id"].cat.categories))
participants = np.asarray(labs["participant_id"].cat.categories)
first = interventions[interventions.intervention == "luspatercept"].groupby("participant_id")["day"].min().reindex(participants).to_numpy()
who = labs["participant_id"].cat.codes.to_numpy()
d0 = first[who]
analyte = labs["analyte"].cat.codes.to_numpy()
code = {name: position for position, name in enumerate(labs["analyte"].cat.categories)}
grams_per_litre = (labs["unit"] == "g/L").to_numpy()
keep = ~np.isnan(number) & ~np.isnan(d0)
values = pd.DataFrame({"who": who[keep], "analyte": analyte[keep], "day": day[keep], "number": number[keep],
                       "si": grams_per_litre[keep], "d0": d0[keep].astype("int64")})


def first_of_three(name, meets):
    days = values[(values.analyte == code[name]) & (values.day >= values.d0)].groupby(["who", "day"], sort=True)["number"].min().reset_index()
    met = meets(days["number"].to_numpy())
    person = days["who"].to_numpy()
    hit = np.zeros(len(met), bool)
    hit[:-2] = met[:-2] & met[1:-1] & met[2:] & (person[:-2] == person[2:])
    return days[hit].drop_duplicates("who").set_index("who")["day"]


anc = first_of_three("neutrophils", lambda value: value > 0.5)
plt = first_of_three("platelets", lambda value: value >= 40)
hb = values[values.analyte == code["hemoglobin"]].copy()
hb["number"] = np.where(hb.si, hb.number / 10, hb.number)
relative = hb.day - hb.d0
daily = hb[(relative >= -3) & (relative <= 62)].groupby(["who", "day", "d0"])["number"].mean().reset_index()
relative = daily.day - daily.d0
base = daily[relative <= -1].groupby("who")["number"].mean()
post = daily[relative >= 48].copy()
post["away"] = (post.day - post.d0 - 55).abs()
post = post.sort_values(["who", "away", "day"]).drop_duplicates("who").set_index("who")
result = pd.DataFrame(index=np.arange(len(participants)))
result["d0"] = first
result["anc"] = anc
result["plt"] = plt
result["base"] = base
result["post_day"] = post["day"]
result["post"] = post["number"]
red_cells = interventions[interventions.intervention == "rbc-transfusion"].copy()
red_cells["who"] = pd.Index(participants).get_indexer(red_cells.participant_id)
post_day = result["post_day"].to_numpy()[red_cells.who.to_numpy()]
given = red_cells.day.to_numpy()
result["transfused"] = False
result.loc[np.unique(red_cells.who.to_numpy()[(given >= post_day - 28) & (given <= post_day - 1)]), "transfused"] = True
result["change"] = result.post - result.base
result["status"] = np.select([result.d0.isna(), result.base.isna(), result.post.isna(), result.transfused, result.change >= 1.5],
                             ["NO_DOSE", "NO_BASELINE", "NO_POST", "TRANSFUSED", "RESPONDER"], "NON_RESPONDER")


def dates(series):
    value = series.to_numpy()
    text = np.full(len(value), "", dtype=object)
    known = ~np.isnan(value)
    text[known] = np.datetime_as_string(value[known].astype("int64").astype("datetime64[D]"))
    return text


def decimals(series):
    return ["" if value != value else "%.4f" % value for value in series]


pd.DataFrame({"participant_id": participants, "anc_date": dates(result.anc), "plt_date": dates(result.plt), "hb_base": decimals(result.base),
              "hb_post_date": dates(result.post_day), "hb_change": decimals(result.change), "hb_status": result.status}).to_csv(out, index=False)
