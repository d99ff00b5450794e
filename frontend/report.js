// A report saves each cell as it is typed. What is not yet saved stays in this browser, also when the line drops, the
// page is closed or the sign-in ends, and is sent when that is possible again. A cell that somebody else changed in
// between is never overwritten: both texts are shown, and the person chooses.

const form = document.getElementById("report");
const state = document.getElementById("save-state");
const kept = `suchok-report-${form.dataset.report}-${form.dataset.person}`;
const PAUSE = 700;
const LONGEST_PAUSE = 30000;
let timer = 0;
let pause = PAUSE;
let sending = false;

const versionOf = (name) => form.elements[`version:${name}`];
const cellNamed = (name) => form.elements[name];
const tell = (sentence, isKept) => {
  state.textContent = sentence;
  state.classList.toggle("is-kept", isKept);
};
const say = (what) => tell(state.dataset[what], what !== "saved" && what !== "saving");

const unsaved = () => JSON.parse(localStorage.getItem(kept) || "{}");
const keep = (cells) => {
  if (Object.keys(cells).length) localStorage.setItem(kept, JSON.stringify(cells));
  else localStorage.removeItem(kept);
};

const note = (cell) => {
  const cells = unsaved();
  // The version that was in view when the first letter was typed: what counts is what the person saw.
  const version = cells[cell.name] ? cells[cell.name].version : versionOf(cell.name).value;
  cells[cell.name] = { text: cell.value, version };
  keep(cells);
  say("saving");
  later(PAUSE);
};

const later = (milliseconds) => {
  clearTimeout(timer);
  timer = setTimeout(send, milliseconds);
};

const tryAgain = () => {
  pause = Math.min(pause * 2, LONGEST_PAUSE);
  later(pause);
};

// The charge was handed over, the report sent on or its year closed: no reload brings the fields back.
const hasEnded = async (answer) =>
  answer.status === 404 || (answer.status === 409 && (await answer.json()).code === "report.not_open");

const send = async () => {
  const cells = Object.entries(unsaved()).filter(([name, cell]) => !cell.asked && cellNamed(name));
  if (!cells.length || sending) return;
  sending = true;
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  cells.forEach(([name, cell]) => {
    body.append(name, cell.text);
    body.append(`version:${name}`, cell.version);
  });
  try {
    const answer = await fetch(form.dataset.saves, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
    if (answer.ok) {
      taken(await answer.json(), Object.fromEntries(cells));
      pause = PAUSE;
      // More was typed in the meantime, beside a cell whose conflict waits for its answer too.
      if (Object.values(unsaved()).some((cell) => !cell.asked)) later(PAUSE);
    } else if (await hasEnded(answer)) {
      say("ended");
    } else if (answer.status === 422) {
      // A text is too long: the sentence names its indicator, and all is sent once it is shortened.
      tell((await answer.json()).title, true);
    } else if (answer.type === "opaqueredirect" || (answer.status >= 400 && answer.status < 500)) {
      say("refused");
    } else {
      say("kept");
      tryAgain();
    }
  } catch {
    say("kept");
    tryAgain();
  }
  sending = false;
};

const taken = (answer, sent) => {
  const cells = unsaved();
  answer.cells.forEach((cell) => {
    if (!cell.mine) {
      ask(cell);
      cells[cell.name].asked = true;
      return;
    }
    versionOf(cell.name).value = cell.version;
    if (cells[cell.name] && cells[cell.name].text === sent[cell.name].text) delete cells[cell.name];
    // More was typed while this was on its way; it goes on from the version that now stands.
    else if (cells[cell.name]) cells[cell.name].version = cell.version;
  });
  keep(cells);
  Object.entries(answer.rows).forEach(([code, html]) => {
    document.getElementById(`beside-${code}`).innerHTML = html;
  });
  document.getElementById("totals").innerHTML = answer.totals;
  const open = Object.values(cells);
  say(open.some((cell) => cell.asked) ? "differs" : open.length ? "saving" : "saved");
};

const ask = (theirs) => {
  const cell = cellNamed(theirs.name);
  cell.parentElement.querySelector(".choice")?.remove();
  const choice = document.createElement("div");
  choice.className = "choice note note-doubt";
  choice.setAttribute("role", "alert");
  const said = document.createElement("p");
  said.textContent = `! ${state.dataset.theirs} ${theirs.by}: “${theirs.text}”`;
  const button = (label, text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button-quiet button-small";
    made.textContent = label;
    made.addEventListener("click", () => {
      choice.remove();
      cell.value = text === null ? cell.value : text;
      versionOf(theirs.name).value = theirs.version;
      const cells = unsaved();
      delete cells[theirs.name];
      keep(cells);
      if (text === null) note(cell);
      else say("saved");
      cell.focus();
    });
    return made;
  };
  choice.append(said, button(state.dataset.mine, null), " ", button(state.dataset.take, theirs.text));
  cell.after(choice);
};

// Keys as in a spreadsheet: up and down move through a column, Enter goes down.
const move = (cell, steps) => {
  const column = [...form.querySelectorAll(`[data-cell][name^="${cell.name.split(":")[0]}:"]`)];
  const next = column[column.indexOf(cell) + steps];
  if (!next) return;
  next.focus();
  next.select();
};

form.addEventListener("keydown", (event) => {
  const cell = event.target;
  if (!cell.matches("[data-cell]")) return;
  const oneLine = cell.tagName === "INPUT";
  if (event.key === "Enter" && oneLine && !event.isComposing) {
    event.preventDefault();
    move(cell, event.shiftKey ? -1 : 1);
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (oneLine || event.ctrlKey)) {
    event.preventDefault();
    move(cell, event.key === "ArrowDown" ? 1 : -1);
  }
});

form.addEventListener("input", (event) => {
  if (event.target.matches("[data-cell]")) note(event.target);
});
form.addEventListener("focusout", () => {
  if (Object.keys(unsaved()).length) later(0);
});
// A proposal goes into its cell; without this script its button sends the whole form.
form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name^='take:']");
  if (!button) return;
  event.preventDefault();
  const cell = cellNamed(button.name.slice("take:".length));
  cell.value = button.value;
  note(cell);
  later(0);
  cell.focus();
});
addEventListener("online", () => later(0));
// A hidden page may never be shown again: what is waiting goes now.
document.addEventListener("visibilitychange", () => later(0));
// Without this script the button saves; with it everything is saved already.
form.addEventListener("submit", (event) => {
  if (event.submitter && event.submitter.id === "save") {
    event.preventDefault();
    later(0);
  }
});

// Nothing goes on its way without what was typed: the step is taken again once everything is saved.
document.querySelectorAll("form.step").forEach((step) => {
  step.addEventListener("submit", (event) => {
    if (step === form || !Object.keys(unsaved()).length) return;
    event.preventDefault();
    later(0);
    state.scrollIntoView({ block: "center" });
  });
});

// Files dropped on a row, or pasted in it, become its evidence. What is typed and not yet saved stays in the browser.
const offer = (row, files) => {
  const field = row && row.querySelector("[data-evidence]");
  if (!field || !files.length) return false;
  field.files = files;
  field.form.requestSubmit();
  return true;
};
form.addEventListener("dragover", (event) => {
  if (event.target.closest("tr")?.querySelector("[data-evidence]")) event.preventDefault();
});
form.addEventListener("drop", (event) => {
  if (offer(event.target.closest("tr"), event.dataTransfer.files)) event.preventDefault();
});
form.addEventListener("paste", (event) => {
  if (offer(event.target.closest("tr"), event.clipboardData.files)) event.preventDefault();
});

// What an earlier visit could not save stands in its cell again.
Object.entries(unsaved()).forEach(([name, cell]) => {
  const field = cellNamed(name);
  if (!field) return;
  field.value = cell.text;
  delete cell.asked;
});
keep(Object.fromEntries(Object.entries(unsaved()).map(([name, cell]) => [name, { text: cell.text, version: cell.version }])));
later(0);
