(() => {
  const proposals = [...document.querySelectorAll(".proposal")];
  const text = document.getElementById("decisions");
  const history = [];
  const decisionOf = (proposal) => proposal.querySelector('button[aria-pressed="true"]')?.dataset.decision;
  // The form of `tolmach lexicon review --apply`.
  const lineOf = (proposal) => {
    const line = { proposal: Number(proposal.dataset.proposal), fingerprint: proposal.dataset.fingerprint, decision: decisionOf(proposal) };
    const inputs = [...proposal.querySelectorAll(".form")];
    if (line.decision === "accepted" && inputs.some((input) => input.value !== input.defaultValue)) line.forms = inputs.map((input) => input.value.trim());
    const reason = proposal.querySelector(".reason").value;
    if (reason) line.reason = reason;
    return JSON.stringify(line) + "\n";
  };
  const refresh = () => { text.value = proposals.filter(decisionOf).map(lineOf).join(""); };
  const press = (proposal, decision) => {
    for (const button of proposal.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.decision === decision));
    refresh();
  };
  const decide = (proposal, decision) => {
    history.push([proposal, decisionOf(proposal)]);
    press(proposal, decisionOf(proposal) === decision ? undefined : decision);
  };
  let at = -1;
  const go = (step) => {
    const to = Math.min(Math.max(at + step, 0), proposals.length - 1);
    if (to < 0) return;
    at = to;
    proposals[at].scrollIntoView({ block: "center" });
    proposals[at].focus({ preventScroll: true });
  };
  for (const [index, proposal] of proposals.entries()) {
    proposal.addEventListener("focusin", () => { at = index; });
    proposal.addEventListener("input", refresh);
    for (const button of proposal.querySelectorAll("button")) button.addEventListener("click", () => decide(proposal, button.dataset.decision));
  }
  const undo = () => {
    const last = history.pop();
    if (!last) return;
    press(...last);
    at = proposals.indexOf(last[0]);
    go(0);
  };
  const key = (decision) => () => { if (at >= 0) { decide(proposals[at], decision); go(1); } };
  tolmach.bindKeys({ j: () => go(1), k: () => go(-1), a: key("accepted"), r: key("rejected"), u: undo });
  document.getElementById("save").addEventListener("click", () => tolmach.save("decisions.jsonl", "application/jsonl", text.value));
})();
