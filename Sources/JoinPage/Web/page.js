// The page: what is dropped goes in, what happens is told, the exam comes out.

function showProblems(exam) {
  const problems = exam.isBusy ? exam.problems.filter(({ verdict }) => !verdict.startsWith("waiting")) : exam.problems;
  byId("problems").hidden = !problems.length;
  byId("problemList").replaceChildren(...problems.map(({ word, verdict, detail, paths, count }) => {
    const [what, ...rest] = text(word, detail).split("\n");
    const item = element("li", [element("p", element("b", what)), ...rest.map((line) => element("p", line))]);
    const most = paths.length > 51 ? 50 : 51;  // there is never one more
    const list = element("ul", paths.slice(0, most).map((path) => element("li", path)));
    if (paths.length > most) list.append(element("li", text("andMore", paths.length - most)));
    item.append(count > 3
      ? element("details", [element("summary", counted("files", paths.length)), list]) : list);
    item.dataset.verdict = verdict;
    return item;
  }));
}

function showStatus(exam) {
  const { total, done } = exam.progress, results = exam.results, parts = [];
  byId("progress").hidden = !exam.isBusy;
  Object.assign(byId("progress"), { max: Math.max(1, total + results.length), value: done + results.length });
  if (exam.isBusy) parts.push(text("working", done, total));
  else if (total && !results.length) parts.push(text("nothingJoined"));
  if (results.length) parts.push(counted("joined", results.length));
  byId("status").textContent = parts.join(" ");
  const changed = results.filter(({ isExact }) => !isExact).length;
  byId("inexact").hidden = !changed;
  byId("inexact").textContent = counted("inexact", changed);
  const lengthened = exam.lengthened, most = lengthened.length > 4 ? 3 : 4;
  byId("added").hidden = !lengthened.length;
  byId("added").replaceChildren(...lengthened.slice(0, most).map(({ path, share }) =>
    element("p", counted("added", share.added, path))));
  if (lengthened.length > most) byId("added").append(element("p", text("andMore", lengthened.length - most)));
  byId("save").hidden = !results.length;
  byId("clear").hidden = !total && !exam.sheets.length;
  byId("clear").disabled = exam.isBusy || exam.isSaving;
  byId("saveFolder").hidden = !window.showDirectoryPicker;
  byId("saveSize").textContent = text("size", bytesText(results.reduce((sum, { size }) => sum + size, 0)));
}

function setUpPage(source) {
  let timer = 0, next = 0;
  const show = () => {
    timer = 0;
    showStatus(exam);
    showProblems(exam);
    const { results, isBusy } = exam, now = performance.now();
    // To list and draw them again takes time, and memory until the browser tidies up.
    if (!isBusy || now > next) {
      showSeries(results, isBusy);
      if (results.length) next = now + 1000;
    }
    document.body.dataset.state = exam.isBusy ? "busy" : "idle";
  };
  const exam = new Exam(() => {
    document.body.dataset.state = "busy";
    // What is done is shown at once.
    if (!exam.isBusy) clearTimeout(timer);
    if (!exam.isBusy || !timer) timer = setTimeout(show, !exam.isBusy ? 0 : exam.progress.total > 20 ? 250 : 30);
  });
  setUpTexts(() => {
    showTexts();
    show();
    if (shown.last) showContent(...shown.last, false);
  });
  setUpView();
  setUpExam();
  setUpDrop(exam);
  setUpSheet(exam);
  setUpSaving(exam);
  byId("clear").addEventListener("click", () => {
    clearContent();
    exam.clear();
    renewWorkers();
  });
  // A browser may keep the page as it was for its back button: nobody else is to see the exam there.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  setUpPool(source);
  document.body.dataset.state = "idle";
}

function setUpDrop(exam) {
  addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    exam.take(droppedFiles(event.dataTransfer));
  });
  for (const id of ["files", "folder"]) {
    const input = byId(id);
    byId(`${id}Button`).addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const chosen = [...input.files];
      input.value = "";
      if (chosen.length) exam.take(chosenFiles(chosen));
    });
  }
}

/** The code of a sheet, typed or pasted; it goes from the field once it was understood. */
function setUpSheet(exam) {
  const field = byId("sheetText"), said = byId("sheetSaid");
  byId("sheetUse").addEventListener("click", () => {
    try {
      const sheets = readSheets(field.value), { mistake } = sheets;
      said.textContent = text("sheetTaken", sheets.map(({ label }) => label).filter(Boolean).join(", ")).replace("  ", " ");
      delete said.dataset.verdict;
      if (mistake) said.append("\n", text(`verdict.${mistake.verdict}`, mistake.detail));
      else field.value = "";
      exam.sheets.push(...sheets.map((sheet) => ({ path: text("sheetTitle"), sheet })));
      exam.take([]);
    } catch (error) {
      said.textContent = text(`verdict.${error.verdict}`, error.detail);
      said.dataset.verdict = error.verdict;
      field.focus();
    }
  });
}

function setUpSaving(exam) {
  const saving = (save, end = "offered") => async () => {
    const buttons = [...byId("save").querySelectorAll("button")];
    let reached = "";
    for (const button of buttons) button.disabled = true;
    exam.isSaving = true;
    showStatus(exam);
    try {
      await save((done, all) => {
        byId("saved").textContent = reached = text("saving", done, all);
      });
      byId("saved").textContent = text(end);
    } catch (error) {
      byId("saved").textContent = error.name === "AbortError" ? ""
        : `${text(error.verdict ? `verdict.${error.verdict}` : "saveFailed")} ${reached}`;
    }
    for (const button of buttons) button.disabled = false;
    exam.isSaving = false;
    showStatus(exam);
  };
  const all = () => shown.series.flatMap(({ results }) => results);
  byId("saveOne").addEventListener("click", saving(() => saveOne(currentFiles()[shown.index])));
  byId("saveAll").addEventListener("click", saving((progress) => saveZip(all(), progress)));
  byId("saveFolder").addEventListener("click", saving((progress) => saveIntoFolder(all(), progress), "saved"));
}

if (typeof document === "undefined") work();
else setUpPage(document.currentScript.textContent);
