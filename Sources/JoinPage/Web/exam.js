// The exam: its series, the picture or report that is looked at, and what its header says.

/** Modalities whose files are no pictures; a file without one is no image either, as a DICOMDIR. */
const NO_PICTURES = /^(SR|DOC|KO|PR|RT(PLAN|STRUCT|RECORD)|REG|ECG|EEG|HD|)$/;

const shown = { series: [], key: "", index: 0, number: 0, result: null, content: null, last: null, wanted: 0,
  isChosen: false, addresses: [] };

/** Lists the series. Once all are there, the first one with pictures is shown, unless another was chosen. */
function showSeries(results, isBusy) {
  shown.series = seriesOf(results);
  byId("exam").hidden = !results.length;
  showPatients(results);
  if (!results.length) return;
  const kept = shown.series.find(({ key }) => key === shown.key);
  if (!kept || !shown.isChosen && !isBusy) {
    const { key } = shown.series.find(hasPictures) ?? shown.series[0];
    if (key !== shown.key) Object.assign(shown, { key, index: 0, number: 0, result: null });
  }
  const studies = new Set(), buttons = byId("series").getElementsByTagName("button");
  const focused = [...buttons].indexOf(document.activeElement);
  byId("series").replaceChildren(...shown.series.flatMap((series) => {
    const { summary: { modality, series: name, seriesNumber }, results: files } = series;
    const title = [modality, name || (seriesNumber === undefined ? "" : text("seriesNumber", `${seriesNumber}`))]
      .filter(Boolean).join(" · ") || text("otherFile");
    const button = element("button", [element("b", title), element("span", counted(hasPictures(series) ? "images" : "files", files.length))],
      { "aria-pressed": String(series.key === shown.key) });
    button.addEventListener("click", () => {
      Object.assign(shown, { key: series.key, index: 0, number: 0, result: null, isChosen: true });
      showSeries(results);
    });
    const item = element("li", button), isFirst = !studies.has(series.summary.studyUID);
    studies.add(series.summary.studyUID);
    return isFirst && shown.isMixed ? [studyItem(series.summary), item] : [item];
  }));
  buttons[focused]?.focus();
  const files = currentFiles(), index = shown.isChosen || isBusy ? files.indexOf(shown.result)
    : files[0] === shown.result ? 0 : -1;
  if (index < 0 && !shown.isChosen) shown.index = 0;
  if (index >= 0) shown.index = index;
  showSliders();
  if (index < 0) look(true);
}

function hasPictures({ summary }) {
  return !NO_PICTURES.test(summary.modality ?? "");
}

/** Exams of several patients are told apart, and so are several exams. */
function showPatients(results) {
  const known = results.map(({ summary }) => summary).filter(Boolean);
  const different = (value) => new Set(known.map(value).filter(Boolean)).size;
  const size = different(({ id, patient }) => id || patient);
  shown.isMixed = different(({ studyUID }) => studyUID) > 1;
  byId("patients").hidden = size < 2;
  byId("patients").textContent = text("patients", size);
}

function studyItem({ patient, id, date, study }) {
  return element("li", [patient || id, dateText(date ?? ""), study].filter(Boolean).join(", ") || text("otherFile"),
    { class: "study" });
}

function currentFiles() {
  return shown.series.find(({ key }) => key === shown.key)?.results ?? [];
}

/** The next or the one before: a frame where there are many, otherwise an image. */
function browse(by) {
  const frames = shown.content?.frames ?? 1;
  if (frames > 1) goTo(shown.index, shown.number + by);
  else goTo(shown.index + by, 0);
}

function goTo(index, number) {
  const files = currentFiles(), frames = shown.content?.frames ?? 1;
  const next = Math.max(0, Math.min(files.length - 1, index));
  const frame = next === shown.index ? Math.max(0, Math.min(frames - 1, number)) : 0;
  if (next === shown.index && frame === shown.number) return;
  Object.assign(shown, { index: next, number: frame, isChosen: true });
  showSliders();
  look(false);
}

function showSliders() {
  const files = currentFiles(), frames = shown.content?.frames ?? 1;
  for (const [id, count, at] of [["image", files.length, shown.index], ["frame", frames, shown.number]]) {
    const slider = byId(id);
    slider.closest("label").hidden = count < 2;
    Object.assign(slider, { min: 1, max: count, value: at + 1 });
    byId(`${id}Text`).textContent = text(`${id}Of`, at + 1, count);
    slider.setAttribute("aria-valuetext", text(`${id}Of`, at + 1, count));
  }
  byId("canvas").setAttribute("aria-label", text("pictureName", text("imageOf", shown.index + 1, files.length)));
}

/** Fetches what is looked at. What was asked for meanwhile is fetched next, the rest left out. */
async function look(isNew) {
  const turn = ++shown.wanted, result = currentFiles()[shown.index];
  shown.isNew ||= isNew;
  if (shown.isLooking || !result) return;
  shown.isLooking = true;
  const show = (content, frame) => {
    if (turn !== shown.wanted) return;
    showContent(result, content, frame, shown.isNew);
    shown.isNew = false;
  };
  try {
    if (shown.result !== result || !shown.content) {
      const blob = await restored(result, { urgent: true }), content = await run("content", { blob }, { urgent: true });
      Object.assign(shown, { result, content: { blob, ...content } });
    }
    const { content } = shown, number = Math.min(shown.number, (content.frames ?? 1) - 1);
    show(content, content.kind === "picture" ? await frameOf(content, number) : null);
  } catch (error) {
    show({ kind: "hidden", summary: result.summary, ...shown.content,
      ...(error.verdict === "hidden" ? {} : { verdict: error.verdict }), frames: 1, failed: true }, null);
  }
  shown.isLooking = false;
  if (turn !== shown.wanted) look(false);
}

function showContent(result, content, frame, isNew) {
  shown.last = [result, content, frame];
  byId("picture").hidden = !frame;
  byId("other").hidden = Boolean(frame);
  showSliders();
  if (frame) showFrame(content, frame, isNew);
  else byId("other").replaceChildren(...otherContent(result, content));
  showFacts(content.summary ?? {});
}

/** A report as a list, a document as a button, and one sentence for all others. */
function otherContent(result, content) {
  if (content.verdict) return [element("p", text(`verdict.${content.verdict}`))];
  if (content.kind === "report") {
    return [element("h3", content.title || text("report")), reportList(content.items)];
  }
  if (content.kind === "pdf") {
    const open = element("button", text("openPDF"));
    open.addEventListener("click", () => {
      shown.addresses.push(URL.createObjectURL(content.pdf));
      window.open(shown.addresses[shown.addresses.length - 1], "_blank", "noopener");
    });
    const save = element("button", text("savePDF"));
    save.addEventListener("click", () => offer(content.pdf, "document.pdf"));
    return [element("p", text("pdf")), element("p", [open, save], { class: "buttons" })];
  }
  return [element("p", text(content.kind === "none" ? "noPicture" : "hiddenPicture"))];
}

function reportList(items) {
  return element("ul", items.map(({ name, kind, value, items: children }) => element("li", [
    name ? element("b", value ? `${name}: ` : name) : "",
    kind === "DATE" ? dateText(value) : value,
    ...(children.length ? [reportList(children)] : []),
  ])));
}

function showFacts(summary) {
  const facts = [["patient", summary.patient], ["patientID", summary.id], ["born", dateText(summary.born ?? "")],
    ["date", dateText(summary.date ?? "")], ["modality", summary.modality], ["study", summary.study],
    ["seriesName", summary.series]];
  byId("facts").replaceChildren(...facts.filter(([, value]) => value).map(([word, value]) =>
    element("div", [element("dt", text(word)), element("dd", value)])));
}

/** Shows nothing any more, and keeps nothing of it. */
function clearContent() {
  Object.assign(shown, { key: "", result: null, content: null, last: null, wanted: shown.wanted + 1,
    isChosen: false });
  Object.assign(view, { frame: null, picture: null, line: null, cross: null });
  Object.assign(view.image, { width: 0, height: 0 });
  for (const address of shown.addresses.splice(0)) URL.revokeObjectURL(address);
  byId("sheetText").value = "";
  for (const id of ["facts", "other", "saved", "sheetSaid", "length"]) byId(id).replaceChildren();
  draw();
}

function setUpExam() {
  for (const kind of ["pointerdown", "keydown"]) byId("picture").addEventListener(kind, () => shown.isChosen = true);
  byId("image").addEventListener("input", ({ target }) => goTo(Number(target.value) - 1, 0));
  byId("frame").addEventListener("input", ({ target }) => goTo(shown.index, Number(target.value) - 1));
}
