
// Search, filters and keys. The state of the page is its address, so that what is seen can be linked to:
// #RULE lands on a fact, #?q=words&verdict=conflict,loose&severity=error&source=path narrows down, and both go together.
"use strict";

const at = (id) => document.getElementById(id);
const form = at("-controls");
const search = at("-search");
const facts = [...document.querySelectorAll(".fact")];
const rows = [...document.querySelectorAll(".matrix tbody tr")];
const sources = [...form.elements.source.options].slice(1).map((option) => option.value);
let landed = null;
let texts = null;
let waiting = 0;

const filters = () => {
  const data = new FormData(form);
  return {
    words: data.get("q").toLowerCase().split(/\s+/).filter(Boolean),
    verdicts: data.getAll("verdict"),
    severity: data.get("severity"),
    source: sources.indexOf(data.get("source")),
  };
};

const fits = (fact, number, { words, verdicts, severity, source }) => {
  const { verdict, severity: weight, sources: said } = fact.dataset;
  return (
    (!verdicts.length || verdicts.includes(verdict)) &&
    (!severity || severity === weight) &&
    (source < 0 || said.split(" ").includes(String(source))) &&
    words.every((word) => texts[number].includes(word))
  );
};

const narrow = () => {
  const wanted = filters();
  // The text of every fact is taken once, when somebody searches for the first time.
  if (wanted.words.length && !texts) texts = facts.map((fact) => fact.textContent.toLowerCase());
  let shown = 0;
  facts.forEach((fact, number) => {
    const hide = !fits(fact, number, wanted);
    if (fact.hidden !== hide) fact.hidden = hide;
    if (rows[number] && rows[number].hidden !== hide) rows[number].hidden = hide;
    if (!hide) shown += 1;
  });
  const all = shown === facts.length;
  at("-count").textContent = all ? `${shown} ${shown === 1 ? "fact" : "facts"}` : `${shown} of ${facts.length} facts`;
  at("-clear").hidden = all && !address().includes("?");
  if (at("-none")) at("-none").hidden = shown > 0;
};

// The part of the address that says what is searched for and filtered.
const address = () => {
  const data = new FormData(form);
  const parts = ["q", "severity", "source"].map((name) => [name, data.get(name)]).filter(([, value]) => value);
  const verdicts = data.getAll("verdict");
  if (verdicts.length) parts.push(["verdict", verdicts.join(",")]);
  const said = parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  return said && `?${said}`;
};

const write = (how) => {
  const anchor = landed ? encodeURIComponent(landed.id) : "";
  history[how](null, "", `#${anchor}${address()}`);
};

const land = (fact) => {
  landed?.classList.remove("landed");
  landed = fact;
  if (!fact) return;
  if (fact.hidden) {
    form.reset();
    narrow();
  }
  fact.classList.add("landed");
  fact.focus({ preventScroll: true });
  fact.scrollIntoView();
  // What stands above is drawn only now, and may be taller than was thought.
  let times = 3;
  const settle = () => {
    fact.scrollIntoView();
    if (times--) requestAnimationFrame(settle);
  };
  requestAnimationFrame(settle);
};

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

// Reads the address, and shows what it says.
const read = () => {
  const hash = location.hash.slice(1);
  const mark = hash.indexOf("?");
  const [anchor, query] = mark < 0 ? [hash, ""] : [hash.slice(0, mark), hash.slice(mark + 1)];
  const said = new URLSearchParams(query.replaceAll("+", "%2B"));
  form.reset();
  search.value = said.get("q") ?? "";
  for (const name of ["severity", "source"]) form.elements[name].value = said.get(name) ?? "";
  for (const name of ["severity", "source"]) if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
  const verdicts = (said.get("verdict") ?? "").split(",");
  for (const box of form.querySelectorAll("[name=verdict]")) box.checked = verdicts.includes(box.value);
  narrow();
  const fact = anchor && at(decoded(anchor));
  land(fact && fact.classList.contains("fact") ? fact : null);
};

const step = (by) => {
  const shown = facts.filter((fact) => !fact.hidden);
  if (!shown.length) return;
  const here = shown.indexOf(landed);
  const next = here < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(here + by, 0), shown.length - 1);
  land(shown[next]);
  write("replaceState");
};

const clear = () => {
  form.reset();
  narrow();
  write("replaceState");
};

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    narrow();
    write("replaceState");
  }, 60);
});
form.addEventListener("submit", (event) => event.preventDefault());
at("-clear").addEventListener("click", (event) => {
  event.preventDefault();
  clear();
  search.focus();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const fact = link && at(decoded(link.hash.slice(1)));
  if (!fact?.classList.contains("fact") || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  land(fact);
  write("pushState");
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input[type=search], select");
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.key === "Escape") {
    clear();
    if (typing) typing.blur();
  } else if (typing) {
    return;
  } else if (event.key === "/") {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "j") {
    step(1);
  } else if (event.key === "k") {
    step(-1);
  }
});

// Light and dark follow the system until somebody chooses. Nothing is stored.
const theme = at("-theme");
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
const name = () => (theme.textContent = isDark() ? "Light" : "Dark");
theme.addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  name();
});
system.addEventListener("change", name);

// On paper everything is open.
addEventListener("beforeprint", () => document.querySelectorAll("details:not([open])").forEach((part) => {
  part.open = true;
  part.dataset.printed = "";
}));
addEventListener("afterprint", () => document.querySelectorAll("details[data-printed]").forEach((part) => {
  part.open = false;
  delete part.dataset.printed;
}));

name();
theme.hidden = false;
form.hidden = false;
document.documentElement.classList.add("live");
addEventListener("hashchange", read);
if (location.hash.length > 1) read();
