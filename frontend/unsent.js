// What was typed in a report that can no longer be written is shown, so that it can be copied.

const section = document.getElementById("unsent");
const { report, person } = document.getElementById("report").dataset;
const key = `suchok-report-${report}-${person}`;
const cells = Object.entries(JSON.parse(localStorage.getItem(key) || "{}"));

cells.forEach(([name, cell]) => {
  const item = document.createElement("li");
  const quote = document.createElement("q");
  quote.textContent = cell.text;
  item.append(`[${name.split(":")[1]}] `, quote);
  section.querySelector("ul").append(item);
});
section.hidden = !cells.length;
section.querySelector("button").addEventListener("click", () => {
  localStorage.removeItem(key);
  section.hidden = true;
});
