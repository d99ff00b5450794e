// Turns the file field of the first page into a place to drop a document on. Everything also works without this.

const form = document.querySelector("form.drop");

if (form) {
  const field = form.querySelector("input[type=file]");
  const chosen = form.querySelector(".drop-chosen");
  const trouble = form.querySelector(".drop-trouble");
  const progress = form.querySelector(".drop-progress");
  const limit = Number(form.dataset.limit);

  const show = () => {
    const file = field.files[0];
    const tooLarge = Boolean(file) && file.size > limit;
    chosen.textContent = file ? file.name : "";
    trouble.textContent = tooLarge ? form.dataset.tooLarge : "";
    form.classList.toggle("has-file", Boolean(file) && !tooLarge);
    return Boolean(file) && !tooLarge;
  };

  const carriesFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");

  // The whole window takes the document, so that a near miss does not open it in the browser.
  window.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    form.classList.add("is-over");
  });
  window.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("is-over");
  });
  window.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    form.classList.remove("is-over");
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    field.files = one.files;
    if (show()) form.requestSubmit();
  });
  field.addEventListener("change", show);
  form.addEventListener("submit", (event) => {
    // A second click would send the document again.
    if (form.classList.contains("is-sending")) event.preventDefault();
    form.classList.add("is-sending");
    progress.textContent = form.dataset.reading;
  });
  form.querySelector(".drop-choose").addEventListener("click", () => field.click());
  form.classList.add("is-ready");
  // A page that the browser brings back may still hold the file.
  window.addEventListener("pageshow", () => {
    form.classList.remove("is-sending");
    progress.textContent = "";
    show();
  });
}
