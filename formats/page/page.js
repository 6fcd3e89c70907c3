(() => {
  const beads = [...document.querySelectorAll(".bead")];
  const buttons = [...document.querySelectorAll("button[data-show]")];
  const status = document.getElementById("status");
  const tests = {
    all: () => true,
    findings: (bead) => bead.dataset.findings !== "0",
    odd: (bead) => bead.classList.contains("odd"),
    unsure: (bead) => Number(bead.dataset.confidence) < 0.7,
  };
  const show = (name) => {
    let count = 0;
    for (const bead of beads) {
      bead.hidden = !tests[name](bead);
      if (!bead.hidden) count += 1;
    }
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.show === name));
    status.textContent = `${count} of ${beads.length} rows shown`;
  };
  for (const button of buttons) button.addEventListener("click", () => show(button.dataset.show));

  let at = -1;
  const go = (step, wanted) => {
    for (let i = at + step; i >= 0 && i < beads.length; i += step) {
      if (beads[i].hidden || !wanted(beads[i])) continue;
      if (at >= 0) beads[at].classList.remove("marked");
      at = i;
      beads[at].classList.add("marked");
      beads[at].scrollIntoView({ block: "center" });
      beads[at].focus({ preventScroll: true });
      for (const details of beads[at].querySelectorAll("details")) details.open = true;
      return;
    }
    status.textContent = step > 0 ? "no further row" : "no earlier row";
  };
  const next = () => go(1, tests.findings);
  const previous = () => go(-1, tests.findings);
  document.getElementById("next")?.addEventListener("click", next);
  document.getElementById("previous")?.addEventListener("click", previous);
  tolmach.bindKeys({ n: next, p: previous, j: () => go(1, tests.all), k: () => go(-1, tests.all) });
  const dismiss = (button) => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? "Dismissed" : "Dismiss";
    button.closest(".finding").classList.toggle("dismissed", on);
    const count = document.querySelectorAll('.dismiss[aria-pressed="true"]').length;
    const save = document.getElementById("save");
    save.hidden = count === 0;
    save.textContent = `Save ${count} dismissed`;
  };
  const field = (text) => text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  // The form of `tolmach check --baseline`.
  const baseline = () => {
    const rows = [["fingerprint", "reason", "code", "document", "message"]];
    for (const button of document.querySelectorAll('.dismiss[aria-pressed="true"]')) {
      const finding = button.closest(".finding");
      const reason = finding.querySelector(".reason").value;
      const message = finding.querySelector("p").textContent;
      rows.push([button.dataset.fingerprint, reason, button.dataset.code, document.body.dataset.document, message]);
    }
    return rows.map((row) => row.map(field).join("\t") + "\n").join("");
  };
  const save = () => tolmach.save("dismissed.tsv", "text/tab-separated-values", baseline());
  for (const button of document.querySelectorAll(".dismiss")) button.addEventListener("click", () => dismiss(button));
  document.getElementById("save")?.addEventListener("click", save);
  const light = (event, on) => {
    const mark = event.target.closest?.("mark.name");
    if (!mark) return;
    for (const other of document.querySelectorAll(`mark.name[data-name="${mark.dataset.name}"]`)) other.classList.toggle("same", on);
  };
  document.addEventListener("pointerover", (event) => light(event, true));
  document.addEventListener("pointerout", (event) => light(event, false));
})();
