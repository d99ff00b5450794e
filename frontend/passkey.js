// A passkey that could not be used is told in the page, in the person's language.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const trouble of document.querySelectorAll("[data-passkey-trouble]")) trouble.hidden = false;
});
