// The picture: brightness, zoom, and a length. For a first look, not for reading.

const view = {
  frame: null, picture: null, image: null,
  center: 0, width: 1, preset: "", isInverted: false,
  zoom: 1, x: 0, y: 0, mode: "window", line: null, cross: null, pointers: new Map(),
};

/** Shows a frame. A new series begins with the file's first window, or with the whole range. */
function showFrame(picture, frame, isNew) {
  Object.assign(view, { picture, frame, line: null, cross: null });
  if (isNew) {
    Object.assign(view, { zoom: 1, x: 0, y: 0, isInverted: false });
    view.preset = picture.windows?.length ? "0" : "range";
  }
  if (frame.indices && view.preset !== "own") usePreset(view.preset);
  showWindowControls();
  showLength();
  paint();
}

function usePreset(preset) {
  const { picture, frame } = view, window = picture.windows[Number(preset)];
  view.preset = preset;
  if (window && preset !== "range") {
    view.center = window.center;
    view.width = window.width;
  } else {
    const ends = [frame.low, frame.high].map((value) => value * picture.slope + picture.intercept);
    const low = Math.min(...ends), high = Math.max(...ends);
    view.center = (low + high) / 2 + 0.5;
    view.width = Math.max(1, high - low + 1);
    view.preset = "range";
  }
}

/** Gray levels of the window for all 65,536 values (PS3.3 C.11.2.1.2), as opaque RGBA. */
function windowTable() {
  const { picture, frame, center, width } = view, table = new Uint32Array(65536);
  const isInverse = Boolean(picture.isInverse) !== view.isInverted;
  for (let i = 0; i < 65536; i++) {
    const value = (i - frame.offset) * picture.slope + picture.intercept;
    const at = picture.isLinearExact && view.preset !== "range" ? (value - center) / width + 0.5
      : width > 1 ? (value - center + 0.5) / (width - 1) + 0.5 : value <= center - 0.5 ? 0 : 1;
    let gray = Math.max(0, Math.min(255, Math.round(at * 255)));
    if (isInverse) gray = 255 - gray;
    table[i] = 0xFF000000 | gray << 16 | gray << 8 | gray;
  }
  return table;
}

/** Paints the frame in its own size, then on the screen. */
function paint() {
  const { frame, image } = view;
  if (!frame) return;
  image.width = frame.width;
  image.height = frame.height;
  const context = image.getContext("2d"), data = context.createImageData(frame.width, frame.height);
  if (frame.rgba) {
    data.data.set(frame.rgba);
    for (let i = 0; view.isInverted && i < data.data.length; i++) if (i % 4 !== 3) data.data[i] ^= 255;
  } else {
    const table = windowTable(), pixels = new Uint32Array(data.data.buffer), { indices } = frame;
    for (let i = 0; i < indices.length; i++) pixels[i] = table[indices[i]];
  }
  context.putImageData(data, 0, 0);
  draw();
}

/** How a pixel of the frame is drawn: canvas pixels to the right and down, and where it begins. */
function placement() {
  const canvas = byId("canvas"), { frame, picture } = view;
  const aspect = picture.spacing ? picture.spacing[0] / picture.spacing[1] : picture.aspect ?? 1;
  const tall = aspect > 0.05 && aspect < 20 ? aspect : 1;
  const scale = view.zoom * Math.min(canvas.width / frame.width, canvas.height / (frame.height * tall));
  return { right: scale, down: scale * tall,
    left: canvas.width / 2 + view.x - frame.width * scale / 2,
    top: canvas.height / 2 + view.y - frame.height * scale * tall / 2 };
}

function draw() {
  const canvas = byId("canvas"), context = canvas.getContext("2d"), { frame, image } = view;
  const density = Math.min(2, devicePixelRatio || 1), box = canvas.getBoundingClientRect();
  canvas.width = Math.max(1, Math.round(box.width * density));
  canvas.height = Math.max(1, Math.round(box.height * density));
  context.fillStyle = "#000";
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (!frame) return;
  const { right, down, left, top } = placement();
  context.imageSmoothingEnabled = right < 4;
  context.imageSmoothingQuality = "high";
  context.drawImage(image, left, top, frame.width * right, frame.height * down);
  if (view.line) drawLine(context, density);
  if (view.cross) drawCross(context, density);
}

function drawLine(context, density) {
  const { right, down, left, top } = placement(), { from, to } = view.line;
  const [x1, y1, x2, y2] = [left + from.x * right, top + from.y * down, left + to.x * right, top + to.y * down];
  for (const [color, width] of [["#000", 4], ["#ffd400", 2]]) {
    context.strokeStyle = color;
    context.lineWidth = width * density;
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  }
  const label = lengthText();
  context.font = `${14 * density}px system-ui, sans-serif`;
  const wide = context.measureText(label).width + 12 * density, high = 22 * density;
  const x = Math.max(0, Math.min(context.canvas.width - wide, Math.max(x1, x2) + 8 * density));
  const y = Math.max(0, Math.min(context.canvas.height - high, (y1 + y2) / 2));
  context.fillStyle = "#000";
  context.fillRect(x, y, wide, high);
  context.fillStyle = "#ffd400";
  context.fillText(label, x + 6 * density, y + 16 * density);
}

function drawCross(context, density) {
  const { right, down, left, top } = placement(), x = left + view.cross.x * right, y = top + view.cross.y * down;
  context.strokeStyle = "#ffd400";
  context.lineWidth = 2 * density;
  context.beginPath();
  for (const [dx, dy] of [[1, 0], [0, 1]]) {
    context.moveTo(x - 10 * density * dx, y - 10 * density * dy);
    context.lineTo(x + 10 * density * dx, y + 10 * density * dy);
  }
  context.stroke();
}

/** The length of the line, with the words that it is not for diagnosis. */
function lengthText() {
  const { from, to } = view.line, { spacing, isOnDetector } = view.picture, { step } = view.frame;
  const dx = (to.x - from.x) * step, dy = (to.y - from.y) * step;
  const written = (value, digits) => value.toLocaleString(language, { maximumFractionDigits: digits });
  if (!spacing) return text("lengthPixels", written(Math.hypot(dx, dy), 0));
  const length = Math.hypot(dx * spacing[1], dy * spacing[0]);
  return text(isOnDetector ? "lengthDetector" : "length", written(length, 1));
}

/** Where a place of the screen lies in the frame. */
function placeInFrame(event) {
  const canvas = byId("canvas"), box = canvas.getBoundingClientRect();
  const { right, down, left, top } = placement(), density = canvas.width / box.width;
  return { x: ((event.clientX - box.left) * density - left) / right,
    y: ((event.clientY - box.top) * density - top) / down };
}

function zoomBy(factor) {
  const zoom = Math.max(0.2, Math.min(40, view.zoom * factor)), by = zoom / view.zoom;
  Object.assign(view, { zoom, x: view.x * by, y: view.y * by });
  draw();
}

function windowBy(dx, dy) {
  if (!view.frame?.indices) return;
  const speed = Math.max(1, view.width) / 300;
  view.width = Math.max(1, view.width + dx * speed);
  view.center += dy * speed;
  view.preset = "own";
  showWindowControls();
  paint();
}

function moveBy(dx, dy) {
  const density = byId("canvas").width / byId("canvas").getBoundingClientRect().width;
  view.x += dx * density;
  view.y += dy * density;
  draw();
}

function dragged(event) {
  const before = view.pointers.get(event.pointerId);
  if (!before || !view.frame) return;
  const dx = event.clientX - before.x, dy = event.clientY - before.y;
  if (view.pointers.size === 2) {  // two fingers
    const [other] = [...view.pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    const far = (place) => Math.hypot(place.x - other.x, place.y - other.y);
    zoomBy(far({ x: event.clientX, y: event.clientY }) / Math.max(1, far(before)));
    moveBy(dx / 2, dy / 2);
  } else if (view.mode === "window") {
    windowBy(dx, dy);
  } else if (view.mode === "move") {
    moveBy(dx, dy);
  } else {
    view.line = { from: view.line?.from ?? placeInFrame(event), to: placeInFrame(event) };
    draw();
    showLength();
  }
  view.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
}

/** What is done with keys alone; true when the key meant something. */
function viewKey(event) {
  const step = event.shiftKey ? 10 : 1, arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0],
    ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!view.frame || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "+" || event.key === "=") zoomBy(1.25);
  else if (event.key === "-") zoomBy(0.8);
  else if (event.key === "0") resetView();
  else if (event.key === "i") invert();
  else if (event.key === "PageUp") browse(-1);
  else if (event.key === "PageDown") browse(1);
  else if (arrow && view.mode === "window") windowBy(10 * step * arrow[0], 10 * step * arrow[1]);
  else if (arrow && view.mode === "move") moveBy(20 * arrow[0], 20 * arrow[1]);
  else if (arrow) moveCross(step * arrow[0], step * arrow[1]);
  else if (event.key === "Enter" && view.mode === "measure") markCross();
  else return false;
  return true;
}

function moveCross(dx, dy) {
  const { frame } = view, cross = view.cross ?? { x: frame.width / 2, y: frame.height / 2 };
  view.cross = { x: Math.max(0, Math.min(frame.width, cross.x + dx)),
    y: Math.max(0, Math.min(frame.height, cross.y + dy)) };
  if (view.line?.isOpen) view.line.to = view.cross;
  draw();
  showLength();
}

function markCross() {
  if (!view.cross) moveCross(0, 0);
  if (view.line?.isOpen) view.line.isOpen = false;
  else view.line = { from: view.cross, to: view.cross, isOpen: true };
  draw();
  showLength();
}

function showLength() {
  byId("length").textContent = view.line ? lengthText() : "";
}

function invert() {
  view.isInverted = !view.isInverted;
  showWindowControls();
  paint();
}

function resetView() {
  Object.assign(view, { zoom: 1, x: 0, y: 0, isInverted: false, line: null, cross: null });
  if (view.frame.indices) usePreset(view.picture.windows.length ? "0" : "range");
  showWindowControls();
  showLength();
  paint();
}

/** The controls of the window, for those who use no mouse. */
function showWindowControls() {
  const { picture, frame } = view, isGray = Boolean(frame.indices), preset = byId("preset");
  for (const id of ["preset", "center", "width"]) byId(id).closest("label").hidden = !isGray;
  byId("invert").setAttribute("aria-pressed", String(view.isInverted));
  if (!isGray) return;
  const options = picture.windows.map(({ center, width, name }, i) =>
    element("option", name || `${center} / ${width}`, { value: String(i) }));
  preset.replaceChildren(...options, element("option", text("wholeRange"), { value: "range" }),
    element("option", text("ownWindow"), { value: "own" }));
  preset.value = view.preset;
  const ends = [frame.low, frame.high].map((value) => value * picture.slope + picture.intercept);
  const low = Math.min(...ends, view.center - view.width / 2), high = Math.max(...ends, view.center + view.width / 2);
  Object.assign(byId("center"), { min: Math.floor(low), max: Math.ceil(high), value: view.center });
  Object.assign(byId("width"), { min: 1, max: Math.ceil(Math.max(2, high - low)), value: view.width });
}

function setUpView() {
  const canvas = byId("canvas");
  view.image = document.createElement("canvas");
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    view.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (view.mode === "measure" && view.frame) view.line = { from: placeInFrame(event), to: placeInFrame(event) };
  });
  canvas.addEventListener("pointermove", dragged);
  for (const kind of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(kind, (event) => view.pointers.delete(event.pointerId));
  }
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (event.ctrlKey) zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    else browse(Math.sign(event.deltaY));
  }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    if (viewKey(event)) event.preventDefault();
  });
  for (const mode of document.querySelectorAll("input[name=mode]")) {
    mode.addEventListener("change", () => {
      view.mode = mode.value;
    });
  }
  byId("preset").addEventListener("change", ({ target }) => {
    if (target.value !== "own") usePreset(target.value);
    showWindowControls();
    paint();
  });
  for (const id of ["center", "width"]) {
    byId(id).addEventListener("input", ({ target }) => {
      view[id] = Number(target.value);
      view.preset = byId("preset").value = "own";
      paint();
    });
  }
  byId("invert").addEventListener("click", invert);
  byId("reset").addEventListener("click", resetView);
  byId("larger").addEventListener("click", () => zoomBy(1.25));
  byId("smaller").addEventListener("click", () => zoomBy(0.8));
  new ResizeObserver(draw).observe(canvas);
}
