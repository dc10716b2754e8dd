// The behaviour of the page. It shows what was judged beforehand and judges nothing. Text is set as text and never as
// markup: elements are made one by one.
(() => {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const VERDICTS = ["direct", "normalised", "bounded", "unranked", "refused"];
  const COMPARABLE = VERDICTS.slice(0, 3);

  let language = data.language;
  let shown = [data.first[0], data.first[1]];
  let chosen = null; // [report, mention] of the figure whose details are open
  let hits = []; // figures that the filters leave, in text order

  // ---- words -------------------------------------------------------------------------------------------------------

  // A label in the language of the moment; {a}, {b}, {n} are filled in.
  const word = (key, fill = {}) => {
    const both = data.words[key];
    let text = both ? both[language] : key.slice(key.indexOf(".") + 1);
    for (const name of Object.keys(fill)) text = text.split(`{${name}}`).join(fill[name]);
    return text;
  };
  const indicatorName = (id) => (data.indicators[id] ? data.indicators[id].names[language] : id);
  const label = (report) => data.reports[report].label;

  // An element with attributes and children; strings become text.
  const el = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "onclick") element.addEventListener("click", value);
      else if (value === true) element.setAttribute(key, "");
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
    return element;
  };

  // Puts every label on the page into the language of the moment.
  const speak = () => {
    const side = document.body.dataset.side;
    document.documentElement.lang = language === 0 ? "zh-Hans" : "en";
    document.title = word("page.title");
    for (const element of all("[data-w]")) {
      element.textContent = word(element.dataset.w, { n: element.dataset.count || "" });
    }
    for (const element of all("[data-lang]")) element.hidden = element.dataset.lang !== (language === 0 ? "zh" : "en");
    for (const element of all("[data-i]")) element.textContent = element.dataset[language === 0 ? "zh" : "en"];
    for (const [name, attribute] of [["wTitle", "title"], ["wLabel", "aria-label"], ["wPlaceholder", "placeholder"]]) {
      const selector = `[data-${name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase())}]`;
      for (const element of all(selector)) element.setAttribute(attribute, word(element.dataset[name]));
    }
    for (const element of all(".without")) element.lang = document.documentElement.lang;
    face(side);
    panel();
    filter();
  };

  // ---- figures and pairs -------------------------------------------------------------------------------------------

  const factOf = ([report, mention]) => data.reports[report].facts[mention];
  const markOf = ([report, mention]) => byId(`report-${report}`).querySelector(`[data-m="${mention}"]`);
  const key = ([report, mention]) => `${report}.${mention}`;
  const figureOf = (mark) => [Number(mark.closest("article").dataset.report), Number(mark.dataset.m)];
  const other = (report) => (report === shown[0] ? shown[1] : shown[0]);

  // Pairs by figure: each with the figure on the other side.
  const pairsOf = new Map();
  for (const pair of data.pairs) {
    for (const [own, its] of [[pair.left, pair.right], [pair.right, pair.left]]) {
      if (!pairsOf.has(key(own))) pairsOf.set(key(own), []);
      pairsOf.get(key(own)).push({ pair, its });
    }
  }
  const rank = (pair) => VERDICTS.indexOf(pair.verdict);
  // The pairs of a figure with the other report that is shown, the best first.
  const counterparts = (figure) => {
    const found = (pairsOf.get(key(figure)) || []).filter(({ its }) => its[0] === other(figure[0]));
    return found.sort((one, two) => rank(one.pair) - rank(two.pair));
  };
  const shownPairs = () =>
    data.pairs.filter((pair) => shown.includes(pair.left[0]) && shown.includes(pair.right[0]));

  // ---- which reports, which view -----------------------------------------------------------------------------------

  const place = () => {
    for (const article of all("article")) {
      const report = Number(article.dataset.report);
      const side = shown.indexOf(report);
      article.hidden = side < 0;
      article.classList.toggle("right", side === 1);
      article.classList.toggle("left", side === 0);
    }
    for (const [side, report] of [["left", shown[0]], ["right", shown[1]]]) {
      document.querySelector(`button[data-side="${side}"]`).textContent = label(report);
    }
    byId("left").value = shown[0];
    byId("right").value = shown[1];
    for (const mark of all("[data-m]")) {
      delete mark.dataset.verdict;
      const report = Number(mark.closest("article").dataset.report);
      if (!shown.includes(report)) continue;
      const best = counterparts(figureOf(mark))[0];
      if (best) mark.dataset.verdict = best.pair.verdict;
    }
    for (const article of all("article:not([hidden])")) {
      const marks = all("[data-m]", article);
      marks.forEach((mark, at) => (mark.tabIndex = at === 0 ? 0 : -1));
    }
  };

  const show = (left, right) => {
    // A report beside itself says nothing: the sides are exchanged instead.
    if (left === right && data.reports.length > 1) [left, right] = left === shown[0] ? [shown[1], left] : [left, shown[0]];
    shown = [left, right];
    if (chosen && !shown.includes(chosen[0])) chosen = null;
    place();
    panel();
    filter();
  };

  let viewed = "reading";
  const view = (name) => {
    for (const tab of all("[data-view]")) {
      const open = tab.dataset.view === name;
      tab.setAttribute("aria-selected", open);
      tab.tabIndex = open ? 0 : -1;
      byId(`view-${tab.dataset.view}`).hidden = !open;
    }
    document.body.classList.toggle("fixed", name === "reading");
    if (viewed !== name) scrollTo({ top: 0, behavior: "auto" });
    viewed = name;
  };

  // On a narrow page the overview or one report is seen at a time.
  const face = (side) => {
    document.body.dataset.side = side;
    for (const button of all("button[data-side]")) button.setAttribute("aria-pressed", button.dataset.side === side);
  };

  // ---- choosing a figure -------------------------------------------------------------------------------------------

  const choose = (figure, { focus = "none" } = {}) => {
    chosen = figure;
    if (!shown.includes(figure[0])) show(figure[0], shown[1] === figure[0] ? shown[0] : shown[1]);
    view("reading");
    face(shown[0] === figure[0] ? "left" : "right");
    panel();
    const mark = markOf(figure);
    rove(mark);
    reveal(mark);
    const first = counterparts(figure)[0];
    if (first) reveal(markOf(first.its));
    if (focus === "mark") mark.focus({ preventScroll: true });
    if (focus === "panel") byId("panel").focus({ preventScroll: true });
  };

  const close = (focus) => {
    const figure = chosen;
    chosen = null;
    panel();
    if (figure && focus) markOf(figure).focus();
  };

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  // A short way is scrolled so that the eye can follow, a long one at once.
  const manner = (way) => (calm || Math.abs(way) > innerHeight * 1.5 ? "auto" : "smooth");
  // Brings a figure into sight: into its own column, or above the sheet of a narrow page.
  const reveal = (element) => {
    if (!element.checkVisibility()) return;
    const box = element.getBoundingClientRect();
    const sheet = byId("panel");
    if (getComputedStyle(sheet).position === "fixed") {
      const bottom = sheet.getBoundingClientRect().top;
      if (box.top < 60 || box.bottom > bottom - 20) {
        const way = box.top - (60 + bottom) / 2;
        scrollBy({ top: way, behavior: manner(way) });
      }
      return;
    }
    const frame = element.closest("article").getBoundingClientRect();
    const top = Math.max(frame.top, 0), bottom = Math.min(frame.bottom, innerHeight);
    if (box.top < top + 40 || box.bottom > bottom - 40) {
      element.scrollIntoView({ block: "center", behavior: manner(box.top - (top + bottom) / 2) });
    }
  };

  // One figure of a report is in the order of the tab key; the arrows move on from there.
  const rove = (mark) => {
    for (const one of all("[data-m]", mark.closest("article"))) one.tabIndex = one === mark ? 0 : -1;
  };

  // ---- the panel ---------------------------------------------------------------------------------------------------

  // Marks the sentence of a figure and its subject in the text, without touching the text. Places are bytes of the
  // original; a line in which characters are shown by their codes has none to find.
  const size = (letter) => { const code = letter.codePointAt(0); return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4; };
  const rangesOf = ([report], [from, to]) => {
    const ranges = [];
    for (const line of all("[data-from]", byId(`report-${report}`))) {
      let at = Number(line.dataset.from);
      if (at >= to || line.textContent.includes("⟦")) continue;
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (at < to && walker.nextNode()) {
        let start = null, unit = 0;
        for (const letter of walker.currentNode.data) {
          if (at >= from && at < to && start === null) start = unit;
          if (at >= to) break;
          at += size(letter);
          unit += letter.length;
        }
        if (start === null || start === unit) continue;
        const range = new Range();
        range.setStart(walker.currentNode, start);
        range.setEnd(walker.currentNode, unit);
        ranges.push(range);
      }
    }
    return ranges;
  };
  const underline = () => {
    if (!window.CSS || !CSS.highlights) return;
    for (const name of ["sentence", "subject"]) {
      CSS.highlights.delete(name);
      const span = chosen && factOf(chosen)[`${name}_span`];
      if (span) CSS.highlights.set(name, new Highlight(...rangesOf(chosen, span)));
    }
  };

  const panel = () => {
    underline();
    const box = byId("panel");
    for (const mark of all(".chosen, .peer")) mark.classList.remove("chosen", "peer");
    for (const mark of all("[data-m][aria-pressed]")) mark.removeAttribute("aria-pressed");
    box.classList.toggle("open", chosen !== null);
    box.replaceChildren(...(chosen ? details(chosen) : overview()));
    box.scrollTop = 0;
    if (!chosen) return;
    const mark = markOf(chosen);
    mark.classList.add("chosen");
    mark.setAttribute("aria-pressed", "true");
    for (const { its } of counterparts(chosen)) markOf(its).classList.add("peer");
  };

  const badge = (verdict) => el("span", { class: `verdict v-${verdict}` }, word(`verdict.${verdict}`));

  // The better verdict; of two that are as good the one with an order, then that of the later levels.
  const isBetter = (one, other) => {
    const year = ([report, mention]) => {
      const found = /(\d{4})(?:-\d\d){0,2}$/.exec(data.reports[report].facts[mention].period || "");
      return found ? Number(found[1]) : 0;
    };
    const key = (pair) => [
      rank(pair), pair.numbers && pair.numbers.order === "undetermined" ? 1 : 0,
      pair.caveats.some(([code]) => code === "C-TARGET") ? 1 : 0, -Math.min(year(pair.left), year(pair.right))];
    const [ours, theirs] = [key(one), key(other)];
    const at = ours.findIndex((part, place) => part !== theirs[place]);
    return at >= 0 && ours[at] < theirs[at];
  };

  // What the two reports allow: every shared indicator once, with its best verdict.
  const overview = () => {
    const best = new Map();
    for (const pair of shownPairs()) {
      const old = best.get(pair.indicator);
      if (!old || isBetter(pair, old.pair)) best.set(pair.indicator, { pair, count: 1 + (old ? old.count : 0) });
      else old.count += 1;
    }
    const rows = Array.from(best.values()).sort((one, two) => rank(one.pair) - rank(two.pair));
    const open = rows.filter(({ pair }) => COMPARABLE.includes(pair.verdict));
    const unranked = rows.filter(({ pair }) => pair.verdict === "unranked");
    const refused = rows.filter(({ pair }) => pair.verdict === "refused");
    const tally = VERDICTS.map((verdict) => [verdict, rows.filter(({ pair }) => pair.verdict === verdict).length]);
    return [
      el("h2", {}, word("panel.overview")),
      el("p", { class: "between" }, `${label(shown[0])} ⇄ ${label(shown[1])}`),
      rows.length
        ? el("p", { class: "tally" }, tally.filter(([, count]) => count).map(([verdict, count]) =>
            el("span", {}, badge(verdict), ` ${count}`)))
        : el("p", { class: "note" }, word("panel.none_shared")),
      rows.length && !open.length ? el("p", { class: "note" }, word("panel.nothing_open")) : null,
      open.length ? el("h3", {}, word("panel.open_list")) : null,
      open.length ? el("ul", { class: "shared" }, open.map(sharedRow)) : null,
      unranked.length ? el("h3", {}, word("panel.unranked_list")) : null,
      unranked.length ? el("ul", { class: "shared unranked" }, unranked.map(sharedRow)) : null,
      refused.length ? el("h3", {}, word("panel.refused_list")) : null,
      refused.length ? el("ul", { class: "shared refused" }, refused.map(sharedRow)) : null,
      el("p", { class: "note" }, word("panel.overview_note")),
    ].filter(Boolean);
  };

  const sharedRow = ({ pair }) => {
    const own = pair.left[0] === shown[0] ? pair.left : pair.right;
    const lowers = pair.caveats.filter(([, , lowers]) => lowers).map(([code]) => code);
    const sentences = lowers.map((code) => (data.codes[code] ? data.codes[code][language] : code));
    return el("li", {},
      el("button", { type: "button", class: "row", "data-pair": pair.indicator,
          onclick: () => choose(own, { focus: "panel" }) },
        el("span", { class: "name" }, indicatorName(pair.indicator)),
        badge(pair.verdict),
        // Numbers stand beside each other only where the verdict permits it.
        pair.numbers ? sides(pair) : null,
        el("span", { class: "codes" }, sentences.join(language ? "; " : "；"))));
  };

  // The values of both sides in the order they are shown, the sign between them, and what they are stated for; where
  // there are no values, what may be said instead.
  const sides = (pair) => {
    const { values, per, order, likely } = pair.numbers;
    if (!values) return el("span", { class: "sides" }, statement(pair));
    const turned = pair.left[0] !== shown[0];
    const [one, two] = turned ? [values[1], values[0]] : values;
    const signs = turned ? { left: "<", right: ">" } : { left: ">", right: "<" };
    const doubt = order === "undetermined";
    const sign = doubt ? (signs[likely] ? `${signs[likely]}?` : "?") : signs[order] || "=";
    return el("span", { class: "sides" },
      el("b", {}, one), el("i", { "aria-hidden": "true", class: doubt ? "doubt" : null }, sign), el("b", {}, two),
      per ? el("small", {}, per[language]) : null);
  };

  // The order in words, as firmly as it is known.
  const statement = (pair) => {
    const { order, likely, ranks, whole, without_denominator } = pair.numbers;
    const name = { left: label(pair.left[0]), right: label(pair.right[0]) };
    const ab = (side) => (side === "left" ? { a: name.left, b: name.right } : { a: name.right, b: name.left });
    if (whole) return word("order.whole", ab(whole));
    if (without_denominator) return word("order.unsized");
    if (order === "left" || order === "right") return word(ranks ? "order.better" : "order.certain", ab(order));
    if (order === "equal") return word("order.equal");
    if (likely === "left" || likely === "right") return word("order.likely", ab(likely));
    return word("order.undetermined");
  };

  const link = (report, mention) => {
    const fact = data.reports[report].facts[mention];
    if (!fact) return null;
    return el("button", { type: "button", class: "link", onclick: () => choose([report, mention], { focus: "panel" }) },
      fact.text, fact.subject ? ` ${fact.subject}` : "");
  };

  const scopeOf = (fact) =>
    data.words[`scope.${fact.scope}`] ? word(`scope.${fact.scope}`) : fact.scope.replace(/^group:/, "");

  // The aspects of a figure, name by name. Those that were inferred say so.
  const aspects = (fact, report) => {
    const change = fact.change
      ? `${{ "1": "↑", "-1": "↓", "0": "=" }[fact.change[0]]}${fact.change[1] ? ` (${fact.change[1]})` : ""}` : null;
    const indicator = fact.indicator
      ? [indicatorName(fact.indicator), el("small", {}, ` ${fact.indicator}`),
         data.indicators[fact.indicator]
           ? el("small", {}, ` · ${word(`tier.${data.indicators[fact.indicator].tier}`)}`) : null]
      : null;
    return [
      ["value", fact.value],
      ["certain", fact.certain === fact.value ? null : fact.certain],
      ["likely", fact.likely],
      ["bound", word(`bound.${fact.bound}`)],
      ["unit", [fact.unit || "—", el("small", {}, ` ${word(`unit.${fact.unit_class}`)}`)]],
      ["subject", fact.subject],
      ["predicate", fact.predicate ? [fact.predicate, fact.stage ? el("small", {}, ` ${fact.stage}`) : null] : null],
      ["kind", word(`kind.${fact.kind}`)],
      ["period", fact.period],
      ["scope", [scopeOf(fact), el("small", {}, ` ${fact.region}`)]],
      ["theme", word(`theme.${fact.theme}`)],
      ["indicator", indicator],
      ["base", fact.base],
      ["dims", fact.dims.length ? fact.dims.map(([name, value]) => `${word(`aspect.${name}`)} ${value}`).join(language ? "; " : "；") : null],
      ["mobilised", fact.mobilised ? "✓" : null],
      ["change", change],
      ["part_of", fact.part_of === null ? null : link(report, fact.part_of)],
      ["qualifies", fact.qualifies === null ? null : link(report, fact.qualifies)],
      ["inferred", fact.inferred.length ? fact.inferred.map((name) => word(`aspect.${name}`)).join(language ? ", " : "、") : null],
      ["where", [fact.place, el("small", {}, ` ${fact.span[0]}–${fact.span[1]}`)]],
    ].filter(([name, value]) => value !== null && value !== undefined
      || ["subject", "predicate", "period", "indicator"].includes(name));
  };

  const quote = (fact, number = true) => {
    if (!fact.sentence) return null;
    const [before, after] = fact.sentence;
    return el("blockquote", { class: "quote" }, before, el("mark", { class: number ? "" : "hidden-number" }, number ? fact.text : "…"), after);
  };

  const details = (figure) => {
    const fact = factOf(figure);
    const [report] = figure;
    const inferred = (name) => fact.inferred.includes(name);
    const rows = aspects(fact, report).map(([name, value]) => [
      el("dt", {}, word(`aspect.${name}`)),
      el("dd", { "data-aspect": name, class: value === null || value === undefined ? "missing" : null },
        value === null || value === undefined ? word("panel.unstated") : value,
        inferred(name) ? el("em", { class: "inferred" }, word("panel.inferred")) : null),
    ]);
    return [
      el("div", { class: "panel-head" },
        el("button", { type: "button", id: "back", onclick: () => close(true) }, `← ${word("panel.back")}`)),
      el("h2", { class: `figure k-${fact.kind}` }, el("bdi", {}, fact.text)),
      el("p", { class: "between" }, label(report), fact.subject ? [" · ", el("bdi", {}, fact.subject)] : null),
      el("p", { class: "brief" }, [word(`kind.${fact.kind}`), fact.period, scopeOf(fact), word(`theme.${fact.theme}`),
        fact.bound === "exact" ? null : word(`bound.${fact.bound}`)].filter(Boolean).map((one) => el("span", {}, one))),
      quote(fact),
      ...matches(figure, fact),
      el("h3", {}, word("panel.aspects")),
      el("dl", { class: "aspects" }, rows),
    ].filter(Boolean);
  };

  // The counterparts of a figure, or why there are none.
  const matches = (figure, fact) => {
    const its = other(figure[0]);
    const found = counterparts(figure);
    const title = el("h3", {}, word("panel.counterparts", { a: label(its) }));
    const note = (text) => [title, el("p", { class: "note" }, text)];
    if (!fact.indicator) return note(word("panel.no_indicator"));
    if (fact.is_difference) return note(word("panel.is_change"));
    if (!found.length) {
      const known = data.indicators[fact.indicator];
      const mentioned = known && known.mentioned.includes(its);
      return note(word(mentioned ? "panel.mentioned" : "panel.no_counterpart", { a: label(its) }));
    }
    return [title, ...found.map((one) => card(figure, one))];
  };

  const card = (figure, { pair, its }) => {
    const theirs = factOf(its);
    const numbers = pair.numbers;
    const chip = (agreement, sign) => (name) =>
      el("span", { class: `chip ${agreement}`, title: word(`same.${agreement}`) }, sign, word(`aspect.${name}`));
    const chips = [pair.different.map(chip("different", "≠ ")), pair.missing.map(chip("missing", "? "))].flat();
    return el("section", { class: `card card-${pair.verdict}`, "data-verdict": pair.verdict, "data-its": its.join(".") },
      el("p", { class: "card-head" }, badge(pair.verdict),
        el("button", { type: "button", class: "link", onclick: () => choose(its, { focus: "panel" }) },
          numbers ? [theirs.text, theirs.subject ? ` ${theirs.subject}` : ""]
            : [theirs.subject ? `${theirs.subject} · ` : "", word("panel.show")])),
      quote(theirs, numbers !== null),
      ...(numbers ? permitted(pair) : [el("p", { class: "note" }, word("panel.no_numbers"))]),
      chips.length ? el("p", { class: "chips" }, chips) : null,
      ...caveats(pair));
  };

  // The numbers a verdict permits.
  const permitted = (pair) => {
    const { values, ratio, difference, even, basis, per } = pair.numbers;
    const name = { left: label(pair.left[0]), right: label(pair.right[0]) };
    const two = ([left, right]) => [
      el("span", { class: "of" }, name.left), el("b", {}, left), el("span", { class: "of" }, name.right), el("b", {}, right)];
    const row = (term, value, classes) => (value ? [el("dt", {}, term), el("dd", { class: classes || null }, value)] : []);
    const title = per ? per[language] : word(basis.length ? "panel.values" : "panel.values_direct");
    return [
      el("p", { class: "order" }, statement(pair)),
      el("dl", { class: "numbers" },
        row(title, values && two(values), "two"),
        row(word("panel.ratio", { a: name.left, b: name.right }), ratio && `${ratio} ${word("panel.times")}`),
        row(word("panel.difference", { a: name.left, b: name.right }), difference),
        row(word("panel.even"), even && two(even), "two"),
        row(word("panel.basis"), basis.length ? basis.map((both) => data.texts[both[language]]).join("; ") : null, "small")),
    ];
  };

  const caveats = (pair) => {
    const sentence = ([code, detail]) => el("li", {}, el("b", { class: "code" }, code), " ",
      data.codes[code] ? data.codes[code][language] : "", detail === null ? null : el("small", {}, ` ${data.texts[detail]}`));
    const lowers = pair.caveats.filter(([, , lowers]) => lowers);
    const stays = pair.caveats.filter(([, , lowers]) => !lowers);
    const needed = lowers.map(([code]) => data.codes[code] && data.codes[code][2 + language]).filter(Boolean);
    return [
      lowers.length ? el("h4", {}, word("panel.because")) : null,
      lowers.length ? el("ul", { class: "caveats" }, lowers.map(sentence)) : null,
      stays.length ? el("details", {}, el("summary", {}, `${word("panel.also")} (${stays.length})`),
        el("ul", { class: "caveats" }, stays.map(sentence))) : null,
      pair.verdict !== "direct" && needed.length
        ? el("p", { class: "note" }, `${word("panel.needed")}: ${needed.join(language ? "; " : "；")}`) : null,
    ].filter(Boolean);
  };

  // ---- filters and search ------------------------------------------------------------------------------------------

  // A text as the search sees it: small letters, Simplified characters; as long as the text itself.
  const simplified = new Map();
  for (let at = 0; at + 1 < data.scripts.length; at += 2) simplified.set(data.scripts[at], data.scripts[at + 1]);
  const plain = (text) => Array.from({ length: text.length }, (_, at) => {
    const small = text[at].toLowerCase();
    return simplified.get(text[at]) || (small.length === 1 ? small : text[at]);
  }).join("");

  const matchesClass = (asked, mark) => {
    const [group, name] = asked.split(".");
    if (asked === "page.measures") return mark.dataset.kind !== undefined;
    if (asked === "page.others") return mark.dataset.kind === undefined;
    return (group === "kind" ? mark.dataset.kind : mark.dataset.class) === name;
  };

  const filter = () => {
    const [theme, kind, verdict] = ["theme", "class", "verdict"].map((id) => byId(id).value);
    const query = plain(byId("search").value.trim());
    const marks = all("article:not([hidden]) [data-m], article:not([hidden]) [data-n]");
    hits = [];
    let count = 0;
    for (const mark of marks) {
      const section = mark.closest("section[data-theme]");
      const own = mark.dataset.theme || (section ? section.dataset.theme : "other");
      let keep = (!theme || `theme.${own}` === theme) && (!kind || matchesClass(kind, mark));
      if (verdict) keep = keep && mark.dataset.m !== undefined && `verdict.${mark.dataset.verdict || "none"}` === verdict;
      if (query && keep) {
        const fact = mark.dataset.m === undefined ? null : factOf(figureOf(mark));
        const names = fact && fact.indicator && data.indicators[fact.indicator] ? data.indicators[fact.indicator].names.join(" ") : "";
        const text = fact ? `${fact.search} ${names} ${fact.indicator || ""}` : mark.textContent;
        keep = plain(text).includes(query);
      }
      mark.classList.toggle("out", !keep);
      const row = mark.closest("table.facts tr");
      if (row) row.classList.toggle("out", !keep);
      if (keep) {
        count += 1;
        if (mark.dataset.m !== undefined) hits.push(mark);
      }
    }
    byId("shown").textContent = word("page.shown", { a: count, b: marks.length });
    byId("clear").disabled = !(theme || kind || verdict || query);
    document.body.classList.toggle("filtered", Boolean(theme || kind || verdict || query));
    paint(query);
  };

  // Marks the places where the words of the search stand, without touching the text.
  const paint = (query) => {
    if (!window.CSS || !CSS.highlights) return;
    CSS.highlights.delete("search");
    if (!query) return;
    const ranges = [];
    for (const body of all("article:not([hidden]) .body")) {
      const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = plain(walker.currentNode.data);
        for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
          const range = new Range();
          if (at + query.length > walker.currentNode.length) break;
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + query.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("search", new Highlight(...ranges));
  };

  // ---- keyboard and mouse ------------------------------------------------------------------------------------------

  const step = (mark, by) => {
    const own = hits.filter((hit) => hit.closest("article") === mark.closest("article"));
    const at = own.indexOf(mark);
    const next = by === "first" ? own[0] : by === "last" ? own[own.length - 1] : own[at < 0 ? 0 : at + by];
    if (!next) return;
    rove(next);
    if (chosen) choose(figureOf(next), { focus: "mark" });
    else { next.focus({ preventScroll: true }); reveal(next); }
  };

  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: "first", End: "last" };

  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = target.closest("[data-m]");
    const tab = target.closest("[role=tab]");
    if (event.key === "Escape" && byId("search") === target && target.value) {
      target.value = "";
      filter();
    } else if (event.key === "Escape" && chosen) close(true);
    else if (event.key === "/" && !target.closest("input, select")) byId("search").focus();
    else if (event.key === "Enter" && byId("search") === target) {
      if (hits.length) choose(figureOf(hits[0]), { focus: "mark" });
    } else if (mark && STEPS[event.key] !== undefined) step(mark, STEPS[event.key]);
    else if (mark && (event.key === "Enter" || event.key === " ")) choose(figureOf(mark), { focus: "panel" });
    else if (tab && STEPS[event.key] !== undefined) {
      const tabs = all("[role=tab]");
      const by = STEPS[event.key];
      const at = by === "first" ? 0 : by === "last" ? tabs.length - 1 : (tabs.indexOf(tab) + by + tabs.length) % tabs.length;
      view(tabs[at].dataset.view);
      tabs[at].focus();
    } else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-m]");
    const onward = event.target.closest("[data-goes-on]");
    const to = event.target.closest("[data-to]");
    const tab = event.target.closest("[data-view]");
    const side = event.target.closest("button[data-side]");
    if (mark) choose(figureOf(mark), { focus: "mark" });
    else if (onward) {
      const report = Number(onward.closest("article").dataset.report);
      choose([report, Number(onward.dataset.goesOn)], { focus: "mark" });
    } else if (to) choose([Number(to.dataset.report), Number(to.dataset.to)], { focus: "mark" });
    else if (tab) view(tab.dataset.view);
    else if (side) face(side.dataset.side);
  });

  byId("language").addEventListener("click", () => { language = 1 - language; speak(); });
  byId("swap").addEventListener("click", () => show(shown[1], shown[0]));
  byId("left").addEventListener("change", (event) => show(Number(event.target.value), shown[1]));
  byId("right").addEventListener("change", (event) => show(shown[0], Number(event.target.value)));
  for (const id of ["theme", "class", "verdict"]) byId(id).addEventListener("change", filter);
  byId("search").addEventListener("input", filter);
  all("form.filters").forEach((form) => form.addEventListener("submit", (event) => event.preventDefault()));
  byId("clear").addEventListener("click", () => { byId("clear").form.reset(); filter(); });

  // A narrow page folds search and filters away; a wide one always shows them.
  const narrow = matchMedia("(max-width: 43rem)");
  const fold = () => all(".tools").forEach((tools) => (tools.open = !narrow.matches));
  narrow.addEventListener("change", fold);
  fold();
  view("reading");
  face("panel");
  show(shown[0], shown[1]);
  document.documentElement.dataset.ready = "yes";
})();
