// File fields in the words of the page: a browser says them in a language of its own. Everything also works without this.

{
  const words = document.currentScript.dataset;
  const inDigits = (number) =>
    new Intl.NumberFormat(document.documentElement.lang, { useGrouping: false }).format(number);

  const dress = (field) => {
    const place = document.createElement("span");
    const button = document.createElement("button");
    const chosen = document.createElement("span");
    place.className = "file-field";
    // The field itself stays to be reached by the keyboard and read aloud with its label.
    Object.assign(button, { type: "button", tabIndex: -1, className: "button button-quiet", textContent: words.choose });
    chosen.className = "file-chosen";
    chosen.setAttribute("aria-live", "polite");
    field.before(place);
    place.append(field, button, chosen);

    const show = () => {
      const files = [...field.files];
      chosen.textContent =
        files.length > 1 ? words.files.replace("{}", inDigits(files.length)) : (files[0]?.name ?? words.none);
    };
    button.addEventListener("click", () => field.click());
    field.addEventListener("change", show);
    // A page that the browser brings back may still hold the file.
    window.addEventListener("pageshow", show);
    show();
  };
  document.querySelectorAll("input[type=file]").forEach(dress);
}
