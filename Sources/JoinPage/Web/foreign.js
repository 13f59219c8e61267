// What a file is that is no PNG, as far as its first bytes tell: `ForeignKind` of the program.

const MAIL = "(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|\
dkim-signature|x-received|arc-seal|reply-to|sender):";
// Others may stand before those, and before them the line that begins a mail in a mailbox.
const FIELDS = "(?:(?:From .*|\\d+ *)\r?\n)?(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)*?";

/** Pictures have the names that people know; words for the others are those of the texts. */
const FOREIGN = {
  empty: /^$/,
  mangled: /^(\x89|\t|\xC2\x89|\xEF\xBF\xBD|\?)PNG[\r\n]/,
  JPEG: /^(\xFF\xD8\xFF|\xFFO\xFFQ|....(jP  |JXL )\r\n)/s,
  HEIC: /^....ftyp(hei[cx]|hevc|mif1|msf1|avif)/s,
  WebP: /^RIFF....WEBP/s,
  GIF: /^GIF8/,
  TIFF: /^(II\*\0|MM\0\*)/,
  BMP: /^BM....\0{4}/s,
  pdf: /^%PDF-/,
  dicom: /^.{128}DICM/s,
  packed: /^(PK(\x03\x04|\x05\x06)|\x1F\x8B|7z\xBC\xAF|Rar!\x1A\x07|\xFD7zXZ\0|BZh|\x28\xB5\x2F\xFD|.{257}ustar)/s,
  html: /^(\xEF\xBB\xBF)?\s*<(!doctype html|html|head|\?xml|script)/i,
  mail: new RegExp(`^(\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1|${FIELDS}${MAIL}[^]*[\r\n]${MAIL})`, "i"),
};

/** The name of a kind; an empty one for what is not known. */
function foreignKind(file) {
  const head = letters(readBytes(file, 0, 4096));
  const [kind] = Object.entries(FOREIGN).find(([, beginning]) => beginning.test(head)) ?? [];
  if (kind) return kind;
  return letters(readBytes(file, 32769, 32774)) === "CD001" ? "packed" : "";
}
