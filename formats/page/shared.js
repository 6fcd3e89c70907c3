"use strict";
/** What the pages of Tolmach share. */
const tolmach = {
  /** Offers a text as a file to save. */
  save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  },
  /** Gives keys their actions, except while something is typed or a modifier is held. */
  bindKeys(actions) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input, textarea")) return;
      const action = actions[event.key];
      if (!action) return;
      action();
      event.preventDefault();
    });
  },
};
