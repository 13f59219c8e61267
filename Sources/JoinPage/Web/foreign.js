// What a file is that is no PNG, as far as its first bytes tell: `ForeignKind` of the program.

const MAIL = "(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|\
dkim-signature|x-received|arc-seal|reply-to|sender):";
// Others may stand before those, and before them the line that begins a mail in a mailbox.
const FIELDS = "(?:(?:From .*|\\d+ *)\r?\n)?(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)*?";
// What is signed or encrypted as a whole begins so (RFC 5652, 12.1), after a tag and a length.
const PKCS = "0[^]{1,8}?\\x06[\t\\v]\\*\\x86H\\x86\\xF7\\r\\x01";

/** Pictures have the names that people know; words for the others are those of the texts. */
const FOREIGN = {
  empty: /^$/,
  mangled: /^(\x89|\t|\xC2\x89|\xEF\xBF\xBD|\?)PNG[\r\n]/,
  JPEG: /^(\xFF\xD8\xFF|\xFFO\xFFQ|....(jP  |JXL )\r\n)/s,
  // Of the brands, the first one that names a codec tells; the general ones are HEIC's more often.
  AVIF: /^....ftyp((?!hei[cx]|hevc).{4}){0,9}avi[fs]/s,
  HEIC: /^....ftyp(hei[cx]|hevc|mif1|msf1)/s,
  WebP: /^RIFF....WEBP/s,
  GIF: /^GIF8/,
  TIFF: /^(II\*\0|MM\0\*)/,
  BMP: /^BM....\0{4}/s,
  pdf: /^%PDF-/,
  dicom: /^.{128}DICM/s,
  part: /^PK\x07\x08/,
  packed: /^(PK(\x03\x04|\x05\x06)|\x1F\x8B|7z\xBC\xAF|Rar!\x1A\x07|\xFD7zXZ\0|BZh|\x28\xB5\x2F\xFD|\0\xFF{10}\0|MSCF\0{4}|vhdxfile|conectix|.{257}ustar)/s,
  winmail: /^x\x9F>"/,
  encrypted: new RegExp(`^(${PKCS}(\x07\x03|\t\x10\x01\x17)|\\s*-----BEGIN PGP MESSAGE-----|(\x84.|[\x85\xC1]..)\x03)`, "s"),
  shortcut: /^(L\0{3}\x01\x14\x02\0|book\0{4}mark|bplist00|(\xEF\xBB\xBF)?\s*(\[(InternetShortcut|Desktop Entry)\]|<\?xml.{1,99}<!DOCTYPE plist))/is,
  html: /^(\xEF\xBB\xBF)?\s*<(!doctype html|html|head|script|\?xml.{1,240}<(!doctype html|html))/is,
  mail: new RegExp(`^(\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1|${PKCS}\x07\x02[^]*?${MAIL}|(\xEF\xBB\xBF)?${FIELDS}${MAIL}[^]*[\r\n]${MAIL})`, "i"),
};

/** The name of a kind; an empty one for what is not known. */
function foreignKind(file) {
  const head = letters(readBytes(file, 0, 4096));
  const [kind] = Object.entries(FOREIGN).find(([, beginning]) => beginning.test(head)) ?? [];
  if (kind) return kind;
  // The descriptor of a disc's volume (ECMA-119, ECMA-167), and the last part of a ZIP file (APPNOTE.TXT, 4.3.16).
  if (/CD001|BEA01/.test(letters(readBytes(file, 32769, 32774)))) return "packed";
  const size = sizeOf(file);
  // The last sector of a disk image of macOS, or of a VHD.
  if (/^(koly\0{3}\x04|conectix)/.test(letters(readBytes(file, Math.max(0, size - 512), size)))) return "packed";
  const end = readBytes(file, Math.max(0, size - 22), size);
  if (/^\0+$/.test(head + letters(readBytes(file, Math.max(0, size - 4096), size)))) return "empty";
  return u32(end, 0) === 0x504B0506 && u16(end, 4) ? "part" : "";
}
