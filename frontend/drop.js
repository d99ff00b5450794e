// Turns the file field of the first page into a place to drop a document on. Everything also works without this.

const form = document.querySelector("form.drop");

if (form) {
  const field = form.querySelector("input[type=file]");
  const chosen = form.querySelector(".drop-chosen");
  const trouble = form.querySelector(".drop-trouble");
  const progress = form.querySelector(".drop-progress");

  // One document may be smaller than many together; a ZIP archive is many.
  const troubleWith = (files) => {
    const isBatch = files.length > 1 || files.some((file) => file.name.toLowerCase().endsWith(".zip"));
    const size = files.reduce((sum, file) => sum + file.size, 0);
    if (isBatch) return size > Number(form.dataset.batchLimit) ? form.dataset.batchTooLarge : "";
    return size > Number(form.dataset.limit) ? form.dataset.tooLarge : "";
  };
  const inDigits = (number) =>
    new Intl.NumberFormat(document.documentElement.lang, { useGrouping: false }).format(number);

  const show = () => {
    const files = [...field.files];
    trouble.textContent = troubleWith(files);
    chosen.textContent =
      files.length > 1 ? form.dataset.files.replace("{}", inDigits(files.length)) : (files[0]?.name ?? "");
    const ready = files.length > 0 && !trouble.textContent;
    form.classList.toggle("has-file", ready);
    return ready;
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
    field.files = event.dataTransfer.files;
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
    // Without a file here, what the page says of the last one stays to be read.
    if (field.files.length > 0) show();
  });
}
