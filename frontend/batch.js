// Follows the progress of a batch. Without this the page loads itself anew.

const PAUSE = 2000;

const follow = async () => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.status === 404) return location.reload();
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".batch");
      const shown = document.querySelector(".batch");
      if (!("working" in fresh.dataset)) return location.reload();
      // Part by part, so that what has the focus keeps it and a reader is told only what is new.
      shown.querySelector(".batch-progress").replaceChildren(...fresh.querySelector(".batch-progress").childNodes);
      shown.querySelector(".batch-bar").value = fresh.querySelector(".batch-bar").value;
      const rows = fresh.querySelectorAll(".batch-files tbody tr");
      shown.querySelectorAll(".batch-files tbody tr").forEach((row, at) => {
        if (row.className !== rows[at].className) row.replaceWith(rows[at]);
      });
    }
  } catch {
    // The line dropped: the next try may find it again.
  }
  setTimeout(follow, PAUSE);
};

setTimeout(follow, PAUSE);
