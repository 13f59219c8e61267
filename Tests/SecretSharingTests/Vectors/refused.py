"""The vectors that a reader must refuse, each for one reason."""
import hashlib
import struct
import zlib
from dataclasses import replace

from accepted import in_order, noise, plain, slope, small
from png_writer import canonical_png, chunks_of, indexed, png, rebuilt, scan_lines, spread
from share_writer import (DICOM, Picture, Stream, bits_of, cut, deflate, dicom, embed, parameters,
                          payload, shift, shift_with_flags)

FILE = DICOM(b"before", bytes(noise("file", 32, 256)), b"after", b"{}", b"I1")
DATA = deflate(payload(FILE, 0, 8))


def pair(seed="pair", **more):
    return plain(seed, FILE, 16, packed=DATA, **more)


# --- One file ---------------------------------------------------------------------------------

def files():
    """What is wrong with the file of one share; the other is as it should be."""
    one, other = map(canonical_png, pair())
    chunks = chunks_of(one)
    kinds = [kind for kind, _ in chunks]
    stream = chunks[kinds.index(b"IDAT")][1]
    picture = pair()[0]
    lines = scan_lines(picture, (0,), 0)

    def case(name, reason, expect, data):
        return name, reason, expect, data, other

    def ihdr(**fields):
        values = dict(zip(("width", "height", "depth", "colour", "method", "filter", "interlace"),
                          struct.unpack(">IIBBBBB", chunks[0][1])), **fields)
        return rebuilt([(b"IHDR", struct.pack(">IIBBBBB", *values.values())), *chunks[1:]])

    yield case("not-png-empty", "a file of no bytes", "notPNG", b"")
    yield case("not-png-jpeg", "a JPEG file", "notPNG",
               bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9"))
    yield case("not-png-as-text", "sent as text: CR LF in the signature became LF", "notPNG",
               one[:4] + b"\n" + one[6:])
    yield case("not-png-dicom", "a DICOM file", "notPNG", bytes(128) + b"DICM" + bytes(12))
    cuts = {"inside-signature": 5, "signature": 8, "ihdr": 20, "between-chunks": 33, "text": 50,
            "image-data": len(one) // 2, "image-data-checksum": len(one) - 14,
            "before-iend": len(one) - 12, "last-byte": len(one) - 1}
    for name, length in cuts.items():
        yield case("truncated-" + name, "cut off after %d of %d bytes" % (length, len(one)),
                   "truncated", one[:length])

    for name, at in (("magic", 88), ("version", 80), ("height", 69), ("key", 40)):
        bad = bytearray(one)
        bad[len(one) - 12 - 8 - at] ^= 1
        yield case("damaged-" + name, "a bit flipped in the trailer, which the CRC tells: " + name,
                   "damagedPNG", bytes(bad))
    bad = bytearray(one)
    bad[29] ^= 1
    yield case("damaged-ihdr-checksum", "a wrong CRC of IHDR", "damagedPNG", bytes(bad))
    bad = bytearray(one)
    bad[len(one) // 2] ^= 1
    yield case("damaged-idat-checksum", "a bit of the image data flipped: wrong CRC of an IDAT",
               "damagedPNG", bytes(bad))
    bad = bytearray(one)
    bad[-1] ^= 1
    yield case("damaged-iend-checksum", "a wrong CRC of IEND", "damagedPNG", bytes(bad))
    bad = bytearray(one)
    bad[33:37] = b"\x80\0\0\0"
    yield case("damaged-chunk-length", "a chunk length of 2^31", "damagedPNG", bytes(bad))
    whole = FILE.prefix + FILE.cover + FILE.suffix
    yield (*case("damaged-adler", "a wrong Adler-32, the CRC of its chunk made to fit", "damagedPNG",
                 png(picture, stream=stream[:-1] + bytes([stream[-1] ^ 1]))), whole, "restored")
    yield case("damaged-zlib-header", "a wrong check in the zlib header", "damagedPNG",
               png(picture, stream=b"\x78\x02" + stream[2:]))
    yield case("damaged-deflate", "a deflate block of the reserved type 3", "damagedPNG",
               png(picture, stream=b"\x78\x01\x07" + stream[3:]))
    yield case("damaged-stored-length", "a stored block whose length and complement disagree",
               "damagedPNG", png(picture, stream=stream[:5] + b"\0\0" + stream[7:]))
    yield case("damaged-few-lines", "a whole zlib stream that is one row short", "damagedPNG",
               png(picture, lines=lines[:-17]))
    yield case("damaged-more-lines", "a whole zlib stream of one row too many", "damagedPNG",
               png(picture, lines=lines + lines[:17]))
    yield case("damaged-behind-stream", "a byte after the zlib stream", "damagedPNG",
               png(picture, stream=stream + b"\0"))
    yield case("damaged-behind-stream-chunk", "two bytes in an IDAT chunk of their own behind the"
               " zlib stream", "damagedPNG", rebuilt([*chunks[:-1], (b"IDAT", b"xx"), chunks[-1]]))
    apart = [stream[:-4], *(stream[-4 + i:][:1] for i in range(4))]  # each byte of the Adler-32
    yield case("damaged-behind-stream-apart", "the Adler-32 in four IDAT chunks, and a byte in a fifth",
               "damagedPNG", rebuilt([chunks[0], *((b"IDAT", part) for part in [*apart, b"x"]),
                                      chunks[-1]]))
    yield (*case("damaged-adler-apart", "the same without the fifth, and the last byte is wrong",
                 "damagedPNG", rebuilt([chunks[0], *((b"IDAT", part) for part in [
                     *apart[:-1], bytes([stream[-1] ^ 1])]), chunks[-1]])), whole, "restored")
    yield case("damaged-adler-missing", "the Adler-32 has three bytes, each in an IDAT chunk",
               "damagedPNG", rebuilt([chunks[0], *((b"IDAT", part) for part in apart[:-1]),
                                      chunks[-1]]))
    yield case("damaged-stream-end", "a zlib stream that ends before its last block", "damagedPNG",
               png(picture, stream=stream[:len(stream) // 2]))
    yield case("damaged-filter-type", "filter type 5", "damagedPNG",
               png(picture, lines=lines[:17] + b"\5" + lines[18:]))
    yield case("damaged-no-image-data", "no IDAT chunk", "damagedPNG",
               rebuilt([c for c in chunks if c[0] != b"IDAT"]))
    yield case("damaged-idat-apart", "a text chunk between two IDAT chunks", "damagedPNG",
               rebuilt([chunks[0], (b"IDAT", stream[:90]), (b"tEXt", b"a\0b"),
                        (b"IDAT", stream[90:]), chunks[-1]]))
    yield case("damaged-ihdr-missing", "the first chunk is not IHDR", "damagedPNG",
               rebuilt(chunks[1:]))
    yield case("damaged-ihdr-short", "an IHDR of 12 bytes", "damagedPNG",
               rebuilt([(b"IHDR", chunks[0][1][:12]), *chunks[1:]]))
    yield case("damaged-critical-chunk", "a critical chunk of unknown type", "damagedPNG",
               rebuilt([chunks[0], (b"ABCD", b""), *chunks[1:]]))
    yield case("damaged-critical-chunk-behind", "the same behind the image data", "damagedPNG",
               rebuilt([*chunks[:-1], (b"ABCD", b""), chunks[-1]]))
    absent = next(v for v in range(256) if v not in picture.samples)
    yield case("damaged-transparency-twice", "two tRNS, both of a grey that no pixel has",
               "damagedPNG", png(picture, before=[(b"tRNS", bytes([0, absent]))] * 2))
    yield case("damaged-transparency-before-colours", "a tRNS before the suggested palette of an RGB"
               " picture", "damagedPNG", png(spread(picture, 3), before=[
                   (b"tRNS", bytes([0, absent]) * 3), (b"PLTE", bytes(3))]))
    for name, reason, how in (
            ("alpha", "tRNS beside an alpha channel", {"picture": spread(picture, 2)}),
            ("short", "a tRNS of one byte in a grey picture", {"before": [(b"tRNS", b"\0")]}),
            ("long", "a tRNS of three bytes in a grey picture", {"before": [(b"tRNS", bytes(3))]})):
        yield case(f"damaged-transparency-{name}", reason, "damagedPNG",
                   png(**{"picture": picture, "before": [(b"tRNS", bytes(2))], **how}))
    colours, indices = indexed(picture)
    yield case("damaged-transparency-index", "a tRNS of more entries than the palette", "damagedPNG",
               png(indices, colour=3, before=[(b"PLTE", colours), (
                   b"tRNS", b"\xff" * (len(colours) // 3 + 1))]))
    yield case("damaged-transparency-before-palette", "an opaque tRNS before the palette",
               "damagedPNG", png(indices, colour=3, before=[(b"tRNS", b"\xff"), (b"PLTE", colours)]))
    yield case("damaged-zero-width", "a width of 0", "damagedPNG", ihdr(width=0))
    yield case("damaged-zero-height", "a height of 0", "damagedPNG", ihdr(height=0))
    yield case("damaged-huge-height", "a height of 2^31", "damagedPNG", ihdr(height=1 << 31))
    yield case("damaged-depth", "a bit depth of 7", "damagedPNG", ihdr(depth=7))
    yield case("damaged-rgb-depth", "RGB of 4 bits", "damagedPNG", ihdr(depth=4, colour=2))
    yield case("damaged-colour-type", "colour type 5", "damagedPNG", ihdr(colour=5))
    yield case("damaged-compression", "compression method 1", "damagedPNG", ihdr(method=1))
    yield case("damaged-filter-method", "filter method 1", "damagedPNG", ihdr(filter=1))
    yield case("damaged-interlace", "interlace method 2", "damagedPNG", ihdr(interlace=2))
    yield case("no-header-too-large", "a picture of 2^31 - 1 by 2^31 - 1 in a file of under 1 KB",
               "noShareHeader", ihdr(width=(1 << 31) - 1, height=(1 << 31) - 1))
    yield case("no-header-too-large-16-rgb", "the same with 6 bytes a pixel: more than 2^63 bytes",
               "noShareHeader", ihdr(width=(1 << 31) - 1, height=(1 << 31) - 1, depth=16, colour=2))
    colours, indices = indexed(picture)
    yield case("damaged-palette-missing", "indexed colour without a palette", "damagedPNG",
               png(indices, colour=3))
    yield case("damaged-palette-length", "a palette of 3 n + 1 bytes", "damagedPNG",
               png(indices, colour=3, before=[(b"PLTE", colours + b"\0")]))


def no_headers():
    """A picture whose last samples are no trailer of version 1 that fits it."""
    one, other = pair()
    other = canonical_png(other)

    def case(name, reason, picture, **how):
        data = picture if isinstance(picture, bytes) else png(picture, **how)
        return name, reason, "noShareHeader", data, other

    width, height, step = one.width, one.height, one.row_bytes
    by_row = [one.samples[y * step:(y + 1) * step] for y in range(height)]
    photo = Picture(20, 20, 8, 3, bytes((x * 7) % 256 for x in range(1200)))
    yield case("no-header-other-picture", "a picture that was never a share", photo)
    yield case("no-header-few-samples", "a picture of fewer samples than a trailer has",
               Picture(11, 10, 8, 1, bytes(110)))
    yield case("no-header-magic", "one bit of the magic flipped", one.flip(-88))
    yield case("no-header-cropped-below", "the last row was cut away", one.rows(0, height - 1))
    yield case("no-header-cropped-right", "the last column was cut away",
               Picture(width - 1, height, 8, 1, b"".join(row[:-1] for row in by_row)))
    yield case("no-header-row-added", "a row was added below",
               Picture(width, height + 1, 8, 1, one.samples + bytes(width)))
    yield case("no-header-upside-down", "rotated by 180 degrees",
               Picture(width, height, 8, 1, one.samples[::-1]))
    yield case("no-header-rotated", "rotated by 90 degrees", Picture(
        height, width, 8, 1, bytes(by_row[height - 1 - x][y] for y in range(width)
                                   for x in range(height))))
    yield case("no-header-inverted", "black and white exchanged",
               replace(one, samples=bytes(255 - v for v in one.samples)))
    yield case("no-header-doubled", "resized to twice its width",
               Picture(2 * width, height, 8, 1, bytes(v for v in one.samples for _ in (0, 1))))
    yield (*case("no-header-8-to-16", "8 bits made 16", replace(one, bits=16, samples=bytes(
        v for v in one.samples for _ in (0, 1)))), FILE.prefix + FILE.cover + FILE.suffix,
           "restored")
    deep = plain("deep", dicom(noise("deep", 32, 65536), 16, 2, 16), 16, 16)[0]
    yield case("no-header-16-to-8", "16 bits made 8", replace(deep, bits=8,
                                                              samples=deep.samples[::2]))
    tinted = bytearray(spread(one, 3).samples)
    tinted[1] ^= 1
    yield case("no-header-tinted", "grey as RGB, but one pixel is not grey",
               replace(spread(one, 3), samples=bytes(tinted)))
    clear = bytearray(spread(one, 2).samples)
    clear[41] = 254
    yield case("no-header-transparent", "grey with alpha, one pixel not fully opaque",
               replace(spread(one, 2), samples=bytes(clear)))
    yield case("no-header-transparent-rgba", "RGBA with every pixel transparent",
               spread(one, 4, b"\0\0"))
    deep = spread(deep, 2, b"\xff\xfe")
    yield case("no-header-transparent-16", "16-bit alpha of FFFE", deep)
    yield case("no-header-transparent-colour", "tRNS names a grey that a pixel has", one,
               before=[(b"tRNS", b"\0" + one.samples[:1])])
    colours, indices = indexed(one)
    yield case("no-header-transparent-index", "a palette entry in use is not opaque", indices,
               colour=3, before=[(b"PLTE", colours), (b"tRNS", b"\xff\xfe")])
    bits = Picture(16, 64, 1, 1, Stream("bits").bytes(128))
    lines = b"".join(b"\0" + bits.samples[i:i + 2] for i in range(0, 128, 2))
    yield case("no-header-bilevel", "a grey picture of 1 bit", bits, lines=lines)

    def field(name, reason, expect, at, data):
        return name, reason, expect, canonical_png(one.put(at, data)), other
    yield field("version-2", "a share of version 2", "newerVersion", -80, b"\2")
    yield field("version-0", "version 0, which never was", "noShareHeader", -80, b"\0")
    yield ("version-2-other-trailer", "version 2, and nothing else in the trailer as in version 1",
           "newerVersion", canonical_png(
               one.put(-120, b"\xaa" * 32).put(-80, b"\2" + b"\xbb" * 79)), other)
    for name, reason, at, data in (
            ("role", "a role that is neither archive nor patient", -79, b"\x42"),
            ("bits", "16 bits said of an 8-bit picture", -78, b"\x10"),
            ("channels", "3 channels said of a grey picture", -77, b"\3"),
            ("width", "another width", -76, b"\0\0\0\x11"),
            ("height", "another height", -72, struct.pack(">I", height + 1)),
            ("height-overflow", "a height of 2^32 - 1", -72, b"\xff" * 4),
            ("banner", "one banner row more than leaves room for the trailer", -68,
             struct.pack(">I", height - 8 + 1)),
            ("banner-overflow", "2^32 - 1 banner rows", -68, b"\xff" * 4)):
        yield field("geometry-" + name, reason, "geometryMismatch", at, data)
    yield ("geometry-cropped-above", "the first row was cut away: the trailer is whole, the height"
           " is another", "geometryMismatch", png(one.rows(1, height)), other)


# --- Two files, neither tag or one of them wrong ------------------------------------------------

def tampered():
    """Well-formed shares with a wrong tag."""
    a, p = pair(banners=(0, 3))
    b, q = pair("another")

    def case(name, reason, expect, one, other):
        return name, reason, expect, canonical_png(one), canonical_png(other)

    yield case("same-archive-twice", "the archive share twice", "sameHalfTwice", a, a)
    yield ("same-patient-twice", "the patient share and a re-saved copy of it", "sameHalfTwice",
           canonical_png(p), png(p, (4,), 1))
    yield case("same-half-altered", "the same half twice, one of them altered", "sameHalfTwice",
               a, a.flip(5))
    yield case("other-pair", "archive and patient share of two pairs", "differentPairs", a, q)
    yield case("other-pair-same-role", "two archive shares of two pairs", "differentPairs", a, b)
    wide = plain("wide", FILE, 8, packed=DATA)
    yield case("other-pair-other-width", "two pairs of different width", "differentPairs",
               a, wide[1])
    yield ("other-pair-other-depth", "two pairs of different depth", "differentPairs",
           canonical_png(a), canonical_png(plain("deep", dicom(
               noise("deep", 32, 65536), 16, 2, 16), 16, 16)[1]))

    spots = (("sample", "the first sample", 0), ("last-sample", "the last of its spill", None),
             ("zeros", "a zero before the trailer", -121),
             ("parameters", "the first byte of its stego parameters", -120),
             ("parameters-end", "the last byte of its stego parameters", -89),
             ("pair-id", "its pair id", -64), ("tag", "the last byte of its tag", -1),
             ("tag-start", "the first byte of its tag", -16))
    for name, reason, at in spots:
        at = -8 * 16 - 1 if at is None else at
        yield case("altered-archive-" + name, "one bit flipped in the archive share: " + reason,
                   "altered-archive", a.flip(at), p)
        yield case("altered-patient-" + name, "one bit flipped in the patient share: " + reason,
                   "altered-patient", p.flip(at, 0x80), a)
    yield case("altered-patient-banner", "one bit flipped in the banner", "altered-patient",
               a, p.flip(20))
    yield case("altered-patient-key-clamped", "a bit of its check key that Poly1305 clears: only"
               " its own tag notices", "altered-patient", a, p.flip(-48 + 3, 0x80))
    yield case("altered-role", "the archive share calls itself a patient share: it is named by what"
               " the other is", "altered-archive", a.put(-79, b"\x50"), p)
    yield ("altered-archive-resaved", "altered and re-saved", "altered-archive",
           png(a.flip(40), (2,), 1), png(p, (3,)))
    swapped = replace(a, samples=a.samples[16:32] + a.samples[:16] + a.samples[32:])
    yield case("altered-archive-rows", "two rows exchanged", "altered-archive", swapped, p)
    more = p.rows(1, p.height)
    more = more.put(-72, struct.pack(">I", more.height)).put(-68, struct.pack(">I", 2))
    yield case("altered-patient-banner-row", "a banner row taken away, height and bannerRows made"
               " to fit", "altered-patient", a, more)
    yield case("altered-key-archive", "one bit of the archive share's check key",
               "alteredOrUnrelated", a.flip(-32), p)
    yield case("altered-key-patient", "one bit of the patient share's check key",
               "alteredOrUnrelated", a, p.flip(-17))
    yield case("altered-both", "one bit flipped in each share", "alteredOrUnrelated",
               a.flip(3), p.flip(70))
    yield case("unrelated-same-id", "two pairs that carry the same pair id", "alteredOrUnrelated",
               a, q.put(-64, a.samples[-64:-48]))


# --- Authentic pairs that no writer makes ---------------------------------------------------------

def odd_covers():
    """16-bit words and a cover that ends inside one of them."""
    file = dicom(b"\1\2\3\4\5", 1, 1, declared="OW")
    yield ("payload-odd-cover-little-endian", "16-bit words, and a cover of 5 bytes",
           "malformedPayload", *map(canonical_png, plain(
               "F", file, 10, 16, image=[0x0201, 0x0403, 0x0005] + [0] * 7)))
    yield ("payload-odd-cover-big-endian", "the same with big endian words", "malformedPayload",
           *map(canonical_png, plain(
               "G", file, 10, 16, image=[0x0102, 0x0304, 0x0500] + [0] * 7, flags=0)))


def flagged():
    """Method 3."""
    usual = small(in_order("w" * 30 + "01" * 4, 24, 30))

    def case(name, reason, file=usual, count=None, extra=b"", early=False, **fields):
        data = deflate(payload(file, 0, 8))
        stego, flags = shift_with_flags(list(file.cover), 24, 256, 0, 5, 1, 7, bits_of(data), early)
        if count is not None:  # this number of flags, whatever is needed
            whole = [0, 1] * (count // 2) + bits_of(data)
            stego, flags = shift(list(file.cover), 24, 256, 5, 1, 7, whole, 0, [])[0], count
        values = dict(dict(method=3, p=5, q=1, r=7, n=flags + 8 * len(data), L=len(data)), **fields)
        return ("flags-" + name, reason, "malformedPayload", *map(canonical_png, cut(
            "flags " + name, 24, 8, 1, stego, extra,
            lambda spill: parameters(**dict(dict(spill=spill), **values)))))
    n, L = 8 + 8 * len(deflate(payload(usual, 0, 8))), len(deflate(payload(usual, 0, 8)))
    yield case("first-too-early", "the first word needs a flag", small(in_order(
        "1", 24, 30)), early=True)
    yield case("too-early", "a flag is the next bit when it is needed", small(in_order(
        "w0w11w", 24, 30)), early=True)
    yield case("too-early-zero", "the same, and the flag is 0", small(in_order(
        "www000n0w", 24, 30)), early=True)
    first = in_order("w" * 30 + "1", 24, 30)
    for kind in "01":  # one of them, where the first bit of the payload is as a flag would be
        file = small(in_order("w" * 30 + kind, 24, 30))
        if bits_of(deflate(payload(file, 0, 8)))[0] == int(kind):
            first = file
    yield case("too-few", "a residual in the gap, and no flags: the first bit of the payload is"
               " none, though it would do", first, count=0)
    yield case("T-zero", "method 3 with T = 0", q=0)
    yield case("k-8", "method 3 with k = bits", k=8)
    yield case("k-7", "method 3 with k = bits - 1: T + s = M, which is more than G can be", k=7, r=1)
    yield case("k-255", "method 3 with k = 255", k=255)
    yield case("G-too-small", "method 3 with T + s = G + 1, which method 1 would allow", r=1)
    yield case("G-too-small-for-k", "method 3 with k = 2 and T + s = G + 1", k=2)
    yield case("G-too-large", "method 3 with G + s = M + 1", r=256)
    yield case("G-too-large-for-k", "method 3 with k = 2 and G + s = M + 1", k=2, r=250)
    yield case("T-too-large", "method 3 with 2^j T > M", q=129, r=258)
    yield case("a-too-large", "method 3 with a = M + 5", p=256 + 5)
    yield case("b", "method 3 with bytes 28 to 31 not 0", b=1)
    yield case("spill-rows", "method 3 with a spill row", extra=b"\0")
    yield case("spill-rows-instead", "method 3 with an image row called a spill row", spill=1)
    yield case("n-below-8L", "method 3 with n = 8 L - 1", n=8 * L - 1)
    yield case("n-below-8L-bytes", "method 3 with n = 8 L - 8", n=8 * L - 8)
    yield case("n-zero", "method 3 with n = 0 and L > 0", n=0)
    yield case("nothing", "method 3 with n = 0 and L = 0", n=0, L=0)
    yield case("n-most", "method 3 with n = 2^64 - 1", n=(1 << 64) - 1)
    yield case("L-most", "method 3 with L = 2^64 - 1", L=(1 << 64) - 1)
    yield case("L-wraps", "8 L is n - 8 modulo 2^64", L=(1 << 61) + L)
    yield case("L-less", "L is one byte less, so that the first of the payload is taken for flags",
               L=L - 1)
    yield case("n-more", "one flag more than there are: the payload begins a bit late", n=n + 1)
    yield case("image-ends", "the image rows end before the n-th bit", n=24 * 30 + 1)


def authentic():
    """Both tags are right, and what they cover is wrong."""
    words, malformed = list(FILE.cover), "malformedPayload"

    def case(name, reason, pictures, expect=malformed):
        return (name, reason, expect, *map(canonical_png, pictures))

    def trailer(name, reason, archive, patient, **more):
        return case(name, reason, pair(trailers=(archive, patient), **more))
    yield trailer("pair-two-archive-shares", "both say archive, tags right", {}, dict(role=0x41))
    yield trailer("pair-two-patient-shares", "both say patient, tags right", dict(role=0x50), {})
    yield trailer("pair-two-ids", "the pair ids differ, tags right", {}, dict(pair=bytes(16)))
    yield trailer("pair-two-heights", "one share has a row more, tags right", {}, {},
                  heights=(0, 1))
    yield trailer("pair-two-banners", "bannerRows says 1 where there is no banner: the rows that"
                  " remain are not as many", {}, dict(banner=1))

    def given(name, reason, spill_rows=None, **fields):
        def made(rows):
            values = dict(dict(L=len(DATA), spill=spill_rows or rows), **fields)
            return parameters(**values)
        return case("parameters-" + name, reason, cut(name, 16, 8, 1, words, DATA, made))
    rows = pair()[0].height - 8
    yield given("method-3", "method 3 with spill rows and T = 0", method=3)
    yield given("method-4", "method 4", method=4)
    yield given("method-255", "method 255", method=255)
    for name, word in (("k", "byte 1"), ("p", "bytes 2 and 3"), ("q", "bytes 4 and 5"),
                       ("r", "bytes 6 and 7"), ("b", "bytes 28 to 31")):
        yield given("none-" + name, "method 0 with %s not 0" % word, **{name: 1})
    yield given("none-n", "method 0 with n not 0", n=8)
    for name, reason, count in (("rows", "one spill row more than there are rows", rows + 1),
                                ("rows-most", "2^32 - 1 spill rows", 0xFFFFFFFF)):
        yield given(name, reason, spill_rows=count)
    yield given("length", "a payload one byte longer than the spill rows", L=16 * (rows - 2) + 1)
    yield given("length-most", "a payload of 2^64 - 1 bytes", L=(1 << 64) - 1)
    yield given("length-none", "a payload of no bytes", L=0)

    file = dicom(slope("S", 16, 12, 256, 40), 16, 12)
    image, data = list(file.cover), deflate(payload(file, 0, 8))
    usual = dict(a=1, T=1, G=1, n=64)

    def shifting(name, reason, k=0, b=0, n=None, L=None, **window):
        a, T, G, bits = {**usual, **window}.values()
        stego, used = shift(image, 16, 256, 1, 1, 1, bits_of(data)[:64])
        assert used == 64
        return case("shift-" + name, reason, cut(
            name, 16, 8, 1, stego, data[8:], lambda spill: parameters(
                1, k, a, T, G, bits if n is None else n, len(data) if L is None else L, spill, b)))
    yield shifting("T-zero", "method 1 with T = 0", T=0)
    yield shifting("T-too-large", "method 1 with 2 T > M", T=129, G=129)
    yield shifting("T-over-G", "method 1 with T > G", T=2, G=1)
    yield shifting("G-too-large", "method 1 with G + T > M", T=1, G=256)
    yield shifting("a-too-large", "method 1 with a = M", a=256 + 1)
    yield shifting("k", "words of one bit said to be of two: what is read is no deflate stream",
                   k=1)
    yield shifting("k-8", "method 1 with k = bits", k=8)
    yield shifting("k-63", "method 1 with k = 63", k=63)
    yield shifting("k-255", "method 1 with k = 255", k=255)
    yield shifting("T-too-large-for-k", "method 1 with 2^j T = 2 M and 2 T < M", k=3, T=32, G=32)
    yield shifting("G-too-large-for-k", "method 1 with G + s = M + 1 and G + T < M", k=2, G=250)
    yield shifting("k-n-not-bytes", "words of 3 bits and n = 63", k=2, n=63)
    yield shifting("b", "method 1 with bytes 28 to 31 not 0", b=1)
    yield shifting("n-not-bytes", "n is not a multiple of 8", n=60)
    yield shifting("n-over-L", "n > 8 L", L=7)
    yield shifting("n-most", "n = 8 L = 2^64 - 8", n=(1 << 64) - 8, L=(1 << 61) - 1)
    yield shifting("L-wraps", "8 L is more than 2^64", L=(1 << 61) + len(data))
    yield shifting("image-ends", "the image rows end before the n-th bit",
                   n=8 * 23, L=len(data) + 15)
    yield case("shift-one-row", "a bit to be had from a picture of one row", cut(
        "one-row", 32, 8, 1, words, DATA,
        lambda spill: parameters(1, 0, 0, 128, 128, 8, len(DATA), spill)))
    yield case("shift-no-row", "a bit to be had from no image row", cut(
        "no-row", 32, 8, 1, [], DATA,
        lambda spill: parameters(1, 0, 0, 128, 128, 8, len(DATA), spill)))

    yield from flagged()

    tiny = DICOM(b"before", bytes(noise("tiny", 24 * 50, 256)), b"after", b"{}", b"")
    packed = deflate(payload(tiny, 1, 8))
    hidden = bits_of(packed)
    exact = deflate(payload(tiny, 1, 8, digest=hashlib.sha256(
        tiny.prefix + tiny.cover + tiny.suffix).digest()))

    def matrix(name, reason, blocks=0, shown=None, extra=b"", **fields):
        values = dict(dict(method=2, k=1, q=255, n=len(hidden), L=len(packed), b=blocks), **fields)
        stego = shown or embed(list(tiny.cover), 256, 1, blocks, 0, 255, hidden)
        return case("lsb-" + name, reason, cut(name, 24, 8, 1, stego, extra,
                                               lambda _: parameters(**values)))
    yield matrix("reserved", "method 2 with bytes 6 and 7 not 0", r=1)
    yield matrix("n-not-8L", "method 2 with n of 8 (L - 1)", n=len(hidden) - 8)
    yield matrix("n-over-8L", "method 2 with n of 8 (L + 1)", n=len(hidden) + 8)
    yield matrix("spill-rows", "method 2 with a spill row", extra=b"\0", spill=1)
    yield matrix("lo-too-large", "method 2 with lo = M", p=256)
    yield matrix("hi-too-large", "method 2 with hi = 2 M - 1", q=511)
    yield matrix("k-zero", "method 2 with k = 0", k=0)
    yield matrix("k-17", "method 2 with k = 17", k=17)
    yield matrix("image-ends", "too few carriers: the image rows end before the n-th bit", k=8)
    yield matrix("no-carriers", "every word is the padding value, or the one below it", p=7, q=7,
                 shown=[6, 7] * 600)
    most = -(-len(hidden) // 2)
    yield matrix("too-many-blocks", "one block of k + 1 bits more than the payload has",
                 blocks=most, b=most + 1)

    def carried(name, reason, packed, expect=malformed):
        return case("payload-" + name, reason, plain(name, FILE, 16, packed=packed), expect)
    text = payload(FILE, 0, 8)
    yield carried("no-deflate", "a deflate block of the reserved type 3", b"\7" + bytes(80))
    yield carried("cut-off", "a deflate stream that lacks its last byte", DATA[:-1])
    yield carried("goes-on", "one byte of 0 after the deflate stream, within L", DATA + b"\0")
    yield carried("two-streams", "a second deflate stream after the first", DATA + DATA)
    yield carried("zlib", "a zlib stream instead of bare deflate", zlib.compress(text))
    yield carried("far-back", "a deflate match from before its beginning", b"\3\2\0")
    yield carried("nothing", "a deflate stream of no bytes", deflate(b""))
    yield carried("short", "63 bytes, one less than the fixed fields", deflate(text[:63]))
    yield carried("ends-early", "the JSON object lacks its last byte", deflate(text[:-1]))
    yield carried("json-goes-on", "one byte after the JSON object", deflate(text + b" "))
    for name, reason, odd in (
            ("version-0", "payload version 0", dict(version=0)),
            ("version-2", "payload version 2", dict(version=2)),
            ("flag-2", "an unknown flag, bit 2", dict(flags=4)),
            ("flag-1", "the flag for little endian words, in an 8-bit picture", dict(flags=2)),
            ("flag-7", "an unknown flag, bit 7", dict(flags=0x80)),
            ("path", "a path longer than the payload", dict(path=65535)),
            ("prefix-less", "a prefix one byte shorter than it is", dict(
                prefix=len(FILE.prefix) - 1)),
            ("prefix-most", "a prefix of 2^64 - 1 bytes", dict(prefix=(1 << 64) - 1)),
            ("prefix-wraps", "prefix and suffix that add up to what is there modulo 2^64", dict(
                prefix=(1 << 63) + len(FILE.prefix), suffix=1 << 63)),
            ("json-most", "a JSON object of 2^32 - 1 bytes", dict(json=(1 << 32) - 1)),
            ("cover", "a cover one byte longer than the image rows", dict(cover=33)),
            ("cover-most", "a cover of 2^64 - 1 bytes", dict(cover=(1 << 64) - 1))):
        yield carried(name, reason, deflate(payload(FILE, 0, 8, **odd)))
    wrong = "digestMismatch"
    yield carried("digest", "a digest with one bit flipped", deflate(
        text[:40] + bytes([text[40] ^ 1]) + text[41:]), wrong)
    yield carried("prefix-changed", "one byte of the prefix changed", deflate(
        text[:68] + bytes([text[68] ^ 1]) + text[69:]), wrong)
    yield carried("cover-less", "a cover one byte shorter than it was", deflate(
        payload(FILE, 0, 8, cover=31)), wrong)
    yield case("payload-cover-changed", "one word of the image changed before cutting", plain(
        "changed", FILE, 16, packed=DATA, image=[words[0] ^ 1] + words[1:]), wrong)
    yield carried("inexact-without-method-2", "the flag for an inexact file, and no method 2",
                  deflate(payload(FILE, 1, 8)))
    yield case("payload-inexact-digest", "method 2 and the digest of the exact file", cut(
        "inexact", 24, 8, 1, embed(list(tiny.cover), 256, 1, 0, 0, 255, bits_of(exact)), b"",
        lambda _: parameters(2, 1, 0, 255, 0, 8 * len(exact), len(exact))), wrong)
    deep = dicom(noise("order", 32, 65536), 16, 2, 16)
    packed = deflate(payload(deep, 2, 16))
    yield case("payload-byte-order", "little endian words and the flag for big endian ones", plain(
        "order", deep, 16, 16, flags=2,
        packed=deflate(payload(deep, 2, 16, flags=0))), wrong)


def vectors():
    yield from files()
    yield from no_headers()
    yield from tampered()
    yield from authentic()
    yield from odd_covers()
