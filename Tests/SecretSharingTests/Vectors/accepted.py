"""The vectors that a reader must restore."""
import struct
import zlib
from dataclasses import replace

from png_writer import canonical_png, chunk, indexed, png, spread
from share_writer import (DICOM, Stream, bits_of, bytes_to_words, cut, deflate, dicom, embed,
                          parameters, payload, shift, shift_with_flags, window)

LOSSY, LITTLE, BIG = 1, 2, 4  # BIG only says that LITTLE is not meant


def noise(seed, count, limit):
    random = Stream(seed)
    return [random.below(limit) for _ in range(count)]


def slope(seed, columns, rows, modulus, start=0, step=1, spread=1, samples=1):
    """A picture that grows by `step` from row to row, with noise below `spread` on it."""
    grain = noise(seed, columns * rows * samples, spread)
    return [(start + step * (i // (columns * samples)) + 3 * (i % samples) + g) % modulus
            for i, g in enumerate(grain)]


def column_sums(steps, columns, modulus=256):
    """A picture from its vertical residuals."""
    words = [0] * columns
    for step in steps[columns:]:
        words.append((words[-columns] + step) % modulus)
    return words


def small(cover):
    """A cover with little around it, so that few words suffice."""
    return DICOM(b"before", bytes(cover), b"after", b"{}", b"")


def shifted(seed, file, width, bits=8, channels=1, chosen=None, limit=None, image=None, flags=None,
            k=0, **more):
    """Pictures of a pair made with method 1; `chosen` is (a, T, G), `limit` bytes at most."""
    flags = LITTLE if flags is None and bits == 16 else flags or 0
    words = image if image is not None else words_of(file, bits, flags)
    modulus, row, data = 1 << bits, width * channels, deflate(payload(file, flags, bits))
    a, T, G = chosen or window(words, row, modulus, 8 * len(data))[:3]
    bits_in = bits_of(data[:limit])
    _, used = shift(words, row, modulus, a, T, G, bits_in, k)
    used -= used % 8
    stego, _ = shift(words, row, modulus, a, T, G, bits_in[:used], k)
    return cut(seed, width, bits, channels, stego, data[used // 8:], lambda spill: parameters(
        1, k, a, T, G, used, len(data), spill), **more)


def flagged(seed, file, width, chosen, bits=8, channels=1, flags=None, expect=range(1, 9999),
            **more):
    """Pictures of a pair made with method 3; `chosen` is (k, a, T, G), `expect` numbers of flags."""
    flags = LITTLE if flags is None and bits == 16 else flags or 0
    data = deflate(payload(file, flags, bits))
    stego, count = shift_with_flags(words_of(file, bits, flags), width * channels, 1 << bits,
                                    *chosen, bits_of(data))
    assert count in expect, count
    return cut(seed, width, bits, channels, stego, b"", lambda spill: parameters(
        3, *chosen, count + 8 * len(data), len(data), spill), **more)


def words_of(file, bits, flags):
    cover = file.cover + bytes(-len(file.cover) % (bits // 8))
    if bits == 16 and flags & LITTLE:
        cover = b"".join(cover[i:i + 2][::-1] for i in range(0, len(cover), 2))
    return bytes_to_words(cover, bits)


def plain(seed, file, width, bits=8, channels=1, image=None, flags=None, packed=None, **more):
    """Pictures of a pair made with method 0."""
    flags = LITTLE if flags is None and bits == 16 else flags or 0
    words = image if image is not None else words_of(file, bits, flags)
    data = packed or deflate(payload(file, flags, bits))
    return cut(seed, width, bits, channels, words, data,
               lambda spill: parameters(L=len(data), spill=spill), **more)


def embedded(seed, file, width, k, b=0, bits=8, channels=1, lo=0, hi=None, flags=LOSSY, **more):
    """Pictures of a pair made with method 2, and the file they give back."""
    flags = flags & ~BIG if flags & BIG or bits == 8 else flags | LITTLE
    modulus, data = 1 << bits, deflate(payload(file, flags, bits))
    hi = modulus - 1 if hi is None else hi
    if b is None:  # as many blocks of k + 1 bits as the payload has
        b = -(-8 * len(data) // (k + 1))
    stego = embed(words_of(file, bits, flags), modulus, k, b, lo, hi, bits_of(data))
    pictures = cut(seed, width, bits, channels, stego, b"", lambda spill: parameters(
        2, k, lo, hi, 0, 8 * len(data), len(data), 0, b), **more)
    little = bits == 16 and flags & LITTLE
    cover = b"".join(v.to_bytes(bits // 8, "little" if little else "big") for v in stego)
    return pictures, file.prefix + cover[:len(file.cover)] + file.suffix


def whole(file):
    return file.prefix + file.cover + file.suffix


def standard():
    """Method 1 and method 0, one kind of picture each."""
    file = dicom(slope("a", 24, 16, 256, 40), 24, 16)
    yield ("shift-8-grey", "8-bit grey, one peak, the rest in spill rows", file,
           shifted("a", file, 24))
    file = dicom(slope("b", 20, 16, 4096, 900), 20, 16, 16)
    yield ("shift-16-grey", "12 bits in 16-bit words, little endian, one peak, spill rows", file,
           shifted("b", file, 20, 16))
    words = slope("c", 40, 17, 4096, 900, 2, 30)
    file = small(struct.pack("<680H", *words))
    yield ("shift-16-window", "a window of many peaks (T = 16 or more), no spill row", file,
           shifted("c", file, 40, 16))
    file = dicom(slope("d", 72, 40, 256, 10, 1, 4), 72, 40)
    yield ("shift-8-window", "8-bit grey, a window of peaks, the whole payload in the image", file,
           shifted("d", file, 72))
    file = dicom(slope("e", 12, 14, 256, 50, 1, 2, 3), 12, 14, samples=3)
    yield ("shift-8-rgb", "colour: the word above is of the same channel", file,
           shifted("e", file, 12, 8, 3))
    file = dicom(slope("f", 10, 12, 65536, 30000, 7, 2, 3), 10, 12, 16, 3)
    yield ("shift-16-rgb", "three channels of 16 bits", file, shifted("f", file, 10, 16, 3))
    file = dicom(slope("g", 24, 16, 65536, 65528, 1, 3), 24, 16, 16)
    yield ("shift-wraps-16", "words and residuals wrap around 65535", file,
           shifted("g", file, 24, 16))
    file = dicom(slope("h", 24, 16, 256, 3, 255, 3), 24, 16)
    yield ("shift-wraps-8", "residuals are negative: the window begins at 255 and wraps", file,
           shifted("h", file, 24, 8, chosen=(253, 4, 5)))
    steps = [(3, 3, 3, 4, 63, 120)[v] for v in noise("i", 16 * 16, 6)]
    file = dicom(column_sums(steps, 16), 16, 16)
    yield ("shift-gap-far", "the gap lies far above the window: what is between moves up by T",
           file, shifted("i", file, 16, chosen=(3, 1, 150)))
    yield ("shift-gap-last", "G + T = M: the gap is the last bin there is", file,
           shifted("j", file, 16, chosen=(3, 1, 255)))
    file = dicom(slope("k", 24, 16, 256, 9, 5, 50), 24, 16)
    yield ("shift-2T-is-M", "2 T = M: every residual carries a bit, nothing is moved", file,
           shifted("k", file, 24, chosen=(205, 128, 128)))
    file = dicom(column_sums([1] * (24 * 6 + 16) + [2] * (24 * 10 - 16), 24), 24, 16)
    yield ("shift-stops-inside-a-row", "after the n-th bit every word is left as it is: the rest of"
           " the picture has residuals in the gap", file,
           shifted("l", file, 24, chosen=(1, 1, 1), limit=17))
    yield ("shift-no-bits", "method 1 with n = 0: all of the payload in spill rows", file,
           shifted("m", file, 24, chosen=(7, 2, 9), limit=0))
    file = dicom(slope("n", 20, 16, 4096, 900), 20, 16, 16, endian=">")
    yield ("shift-16-big-endian", "a big endian file: the words are its bytes as they are", file,
           shifted("n", file, 20, 16, flags=0))
    file = dicom(slope("o", 16, 20, 256, 40), 16, 10, frames=2)
    yield ("shift-two-frames", "the frames follow one another without a seam", file,
           shifted("o", file, 16))
    file = dicom(slope("p", 24, 2, 256, 40), 24, 2)
    yield ("shift-two-rows", "two image rows: only the second carries bits", file,
           shifted("p", file, 24))
    file = dicom([7] * 24, 24, 1)
    yield ("one-row", "one image row has no row above it and carries nothing", file,
           plain("q", file, 24))
    file = dicom(noise("r", 16 * 12, 256), 16, 12)
    yield ("none-8-grey", "method 0: a picture of noise, its payload in spill rows", file,
           plain("r", file, 16))
    file = dicom(noise("s", 9 * 8, 65536), 9, 8, 16)
    yield ("none-16-grey", "method 0 with 16-bit words", file, plain("s", file, 9, 16))
    file = dicom(noise("t", 9 * 8 * 3, 256), 9, 8, samples=3)
    yield ("none-8-rgb", "method 0 in colour", file, plain("t", file, 9, 8, 3))


def deep():
    """Method 1 with more than a bit a word."""
    file = dicom(slope("da", 24, 16, 256, 40), 24, 16)
    yield ("deep-8", "three bits a word of one peak, the rest in spill rows", file,
           shifted("da", file, 24, chosen=(1, 1, 1), k=2, limit=96))
    yield ("deep-last-word", "64 bits in words of five: the last carries one that is ignored",
           file, shifted("db", file, 24, chosen=(1, 1, 3), k=4, limit=8))
    yield ("deep-last-word-of-eight", "136 bits in words of seven: the last carries four that are"
           " ignored", file, shifted("dc", file, 24, chosen=(1, 1, 129), k=6, limit=17))
    yield ("deep-no-bits", "n = 0 and words of four bits: nothing has moved", file,
           shifted("dd", file, 24, chosen=(1, 2, 9), k=3, limit=0))
    words = slope("de", 40, 10, 4096, 900, 2, 30)
    file = small(struct.pack("<400H", *words))
    yield ("deep-16", "two bits a word of a window of 59 bins, the whole payload in the image",
           file, shifted("de", file, 40, 16, chosen=(65536 - 27, 59, 59), k=1))
    file = small(struct.pack(">400H", *words))
    yield ("deep-16-big-endian", "the same of big endian words, with a gap far away", file,
           shifted("df", file, 40, 16, chosen=(65536 - 27, 59, 7000), k=8, flags=0))
    file = dicom([7] * (24 * 16), 24, 16)
    yield ("deep-most-8", "k = 7: every word below the first row carries eight bits", file,
           shifted("dg", file, 24, chosen=(0, 1, 1), k=7))
    file = dicom(column_sums([65533] * 320, 20, 65536), 20, 16, 16)
    yield ("deep-most-16", "k = 15: every word below the first row carries sixteen bits", file,
           shifted("dh", file, 20, 16, chosen=(65533, 1, 1), k=15))
    file = dicom(slope("di", 24, 16, 256, 9, 5, 10), 24, 16)
    yield ("deep-window-is-M", "8 T = M: every residual carries three bits, nothing is moved", file,
           shifted("di", file, 24, chosen=(248, 32, 32), k=2))
    steps = [(3, 3, 3, 4, 63, 120)[v] for v in noise("dj", 16 * 24, 6)]
    file = dicom(column_sums(steps, 16), 16, 24)
    yield ("deep-gap-far", "the gap of 15 bins lies far above the window: what is between moves up"
           " by 15", file, shifted("dj", file, 16, chosen=(3, 1, 150), k=3))
    yield ("deep-gap-last", "G + s = M: the gap are the last 7 bins there are", file,
           shifted("dk", file, 16, chosen=(3, 1, 249), k=2, limit=9))
    file = dicom(slope("dl", 12, 14, 256, 50, 1, 2, 3), 12, 14, samples=3)
    yield ("deep-8-rgb", "two bits a word in colour, under a banner", file,
           shifted("dl", file, 12, 8, 3, chosen=(0, 3, 3), k=1, banners=(0, 3)))
    file = dicom(column_sums([1] * (24 * 6 + 16) + [2] * (24 * 10 - 16), 24), 24, 16)
    yield ("deep-stops-inside-a-row", "after the n-th bit every word is left as it is: the rest of"
           " the picture has residuals in the gap", file,
           shifted("dm", file, 24, chosen=(1, 1, 1), k=1, limit=34))


def mixed(seed, residuals, columns, rows, modulus=256):
    """A picture whose residuals are drawn from some, after 20 times the first."""
    steps = [residuals[v] for v in noise(seed, columns * rows, len(residuals))]
    steps[columns:columns + 20] = [residuals[0]] * 20
    return column_sums(steps, columns, modulus)


def in_order(kinds, columns, rows):
    """A picture whose residuals are as the letters say, for a = 5, T = 1, G = 7 and k = 0, and after
    these all w: w carries a bit; 0 and 1 need this flag; n and h are below and above the gap."""
    steps = [dict(w=5, n=10, h=200, **{"0": 11, "1": 12})[kind] for kind in kinds]
    return column_sums([0] * columns + steps + [5] * (columns * (rows - 1) - len(steps)), columns)


def flags():
    """Method 3."""
    ordered = (0, 5, 1, 7)
    file = small(mixed("fa", (5, 5, 5, 5, 5, 5, 5, 5, 5, 10, 11, 12), 24, 48))
    yield ("flags-8", "residuals on both sides of G, one bit a word", file,
           flagged("fa", file, 24, ordered))
    file = small(in_order("nh" * 20 + "w" * 60 + "01" * 30, 24, 36))
    yield ("flags-by-turns", "30 residuals that have moved into the gap and 30 that were there, by"
           " turns", file, flagged("fb", file, 24, ordered, expect=[60]))
    file = small(in_order("w0w1w1w0" * 9 + "nh", 24, 36))
    yield ("flag-just-in-time", "each flag is needed when as many bits have been read as there are"
           " flags up to it", file, flagged("fc", file, 24, ordered, expect=[36]))
    file = small(in_order("w" * 30 + "1" * 30, 24, 36))
    yield ("flags-all-one", "30 residuals that were in the gap", file,
           flagged("fd", file, 24, ordered, expect=[30]))
    file = small(in_order("w" * 30 + "0" * 29, 24, 36))
    yield ("flags-all-zero", "29 residuals that have moved into the gap: n is no multiple of 8",
           file, flagged("fe", file, 24, ordered, expect=[29]))
    file = small(in_order("nhw" * 30, 24, 36))
    yield ("flags-none", "method 3 without a flag: n = 8 L", file,
           flagged("ff", file, 24, ordered, expect=[0]))
    file = small(in_order("nhw" * 30 + "w" * 470 + "01" * 50, 24, 40))
    yield ("flags-not-behind-the-end", "residuals in the gap after the n-th bit need no flag", file,
           flagged("fg", file, 24, ordered, expect=[0]))
    file = small(mixed("fh", (253, 254, 255, 0, 1, 2, 61, 64, 70, 120, 123), 24, 36))
    yield ("flags-8-deep", "four bits a word of a window of four: the gap has 60 bins", file,
           flagged("fh", file, 24, (3, 253, 4, 64)))
    file = small(mixed("fi", (7, 7, 7, 9, 21, 22, 23, 28, 29), 24, 40))
    yield ("flags-8-three-bits", "three bits a word, T + s = G: the gap begins where the window"
           " ends", file, flagged("fi", file, 24, (2, 7, 1, 8)))
    file = small(mixed("fj", (0, 0, 0, 126, 127, 128, 200, 254, 255), 24, 24))
    yield ("flags-most-8", "k = 6, T = 1, G = 129: as many bits a word as method 3 can carry, and"
           " G + s = M", file, flagged("fj", file, 24, (6, 0, 1, 129)))
    file = small(struct.pack("<1080H", *mixed("fk", (
        65531, 65534, 0, 2, 2, 1, 3, 26, 27, 50, 60, 65000), 30, 36, 65536)))
    yield ("flags-16", "16-bit words, two bits a word of a window of 8 bins that wraps around 65535",
           file, flagged("fk", file, 30, (1, 65531, 8, 32), 16))
    file = small(struct.pack(">300H", *mixed("fl", (
        0, 0, 0, 32766, 32767, 32768, 40000, 65535), 30, 10, 65536)))
    yield ("flags-most-16", "k = 14, T = 1, G = 32768, big endian", file,
           flagged("fl", file, 30, (14, 0, 1, 32768), 16, flags=0))
    file = small(slope("fm", 12, 24, 256, 50, 1, 4, 3))
    yield ("flags-8-rgb", "flags in colour, under a banner", file,
           flagged("fm", file, 12, (2, 0, 2, 16), 8, 3, banners=(0, 3)))
    # More flags than are needed: no writer makes them, and no reader has a reason to object.
    file = small(in_order("w" * 30 + "01" * 4, 24, 36))
    data = deflate(payload(file, 0, 8))
    bits = [0, 1] * 4 + [1, 0, 1] + bits_of(data)
    stego, used = shift(list(file.cover), 24, 256, 5, 1, 7, bits, 0, [])
    assert used == len(bits)
    yield ("flags-unused", "three flags more than there are residuals that need one", file,
           cut("fn", 24, 8, 1, stego, b"", lambda spill: parameters(
               3, 0, 5, 1, 7, len(bits), len(data), spill)))


def rasters():
    """Covers that are no picture, and the smallest and strangest shapes."""
    file = dicom()
    yield ("no-pixels-8", "no pixel data: spill rows only", file, plain("A", file, 20))
    yield ("no-pixels-16", "spill rows only, of 16-bit words", file, plain("B", file, 11, 16))
    yield ("no-pixels-rgb", "spill rows only, in colour", file, plain("C", file, 7, 8, 3))
    stream = b"\xfe\xff\x00\xe0" + bytes(4) + b"\xfe\xff\x00\xe0\x2b\0\0\0" + Stream("D").bytes(43)
    file = replace(dicom(stream, 16, 16, declared="OB"), suffix=bytes.fromhex("feffdde000000000"))
    image = list(stream.ljust(64, b"\0"))
    yield ("byte-raster", "encapsulated frames as bytes, an odd number of them, with padding after"
           " the cover", file, plain("D", file, 16, image=image))
    file = dicom(bytes(191), 16, 16, declared="OB")
    yield ("byte-raster-shifted", "method 1 in a raster of bytes, bits in its padding as well",
           file, shifted("E", file, 16, image=[0] * 208))
    file = dicom([9], 1, 1)
    yield ("one-pixel", "one row of one pixel, everything else below it", file,
           plain("H", file, 1))
    file = dicom(slope("I", 1, 40, 256, 3), 1, 40)
    yield ("one-pixel-wide", "rows of one byte: the trailer has 120 rows", file,
           shifted("I", file, 1))
    file = dicom(slope("J", 1, 40, 65536, 3), 1, 40, 16)
    yield ("one-word-wide", "rows of two bytes: the trailer has 60 rows", file,
           shifted("J", file, 1, 16))
    file = dicom(slope("K", 120, 3, 256, 30), 120, 3)
    yield ("row-as-wide-as-trailer", "rows of 120 bytes: one trailer row without zeros", file,
           shifted("K", file, 120))
    file = dicom(slope("L", 121, 3, 256, 30), 121, 3)
    yield ("row-wider-than-trailer", "rows of 121 bytes: one zero before the trailer", file,
           shifted("L", file, 121))
    file = dicom(slope("M", 119, 3, 256, 30), 119, 3)
    yield ("row-narrower-than-trailer", "rows of 119 bytes: two trailer rows", file,
           shifted("M", file, 119))
    file = dicom(noise("N", 8, 256), 4, 2)
    yield ("suffix", "bytes after the pixel data", *2 * (replace(file, suffix=b"after it" * 5),))
    yield ("no-prefix", "nothing before the cover", *2 * (replace(file, prefix=b""),))
    yield ("no-path-no-json", "an empty path and no JSON object",
           *2 * (replace(file, path=b"", json=b""),))
    yield ("path-leads-outside", "the path is data: ../ in it is no reason to refuse the pair",
           *2 * (replace(file, path=b"../../etc/\xff"),))
    file = dicom(noise("O", 32, 256), 16, 2)
    text = payload(file, 0, 8)
    for name, packed in (("stored", deflate(text, 0)), ("fixed", deflate(text, 9, zlib.Z_FIXED)),
                         ("huffman-only", deflate(text, 9, zlib.Z_HUFFMAN_ONLY))):
        yield ("deflate-" + name, "another form of deflate in the payload: " + name, file,
               plain("O" + name, file, 16, packed=packed))
    two = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = two.compress(text[:200]) + two.flush(zlib.Z_FULL_FLUSH) + two.compress(text[200:])
    yield ("deflate-blocks", "a payload of several deflate blocks, one of them empty", file,
           plain("P", file, 16, packed=packed + two.flush()))
    wide = plain("Q", file, 16, banners=(0, 6))
    yield ("banner-on-patient-share", "banner rows on the patient share only", file, wide)
    yield ("banner-on-archive-share", "banner rows on the archive share only", file,
           plain("R", file, 16, banners=(1, 0)))
    yield ("banners-of-two-heights", "banners on both shares, of different heights", file,
           plain("S", file, 16, banners=(3, 5)))
    file = dicom(slope("T", 12, 14, 65536, 50, 1, 2), 12, 14, 16)
    yield ("banner-16", "a banner of 16-bit samples over method 1", file,
           shifted("T", file, 12, 16, banners=(2, 4)))


def visual():
    """Method 2."""
    file = dicom(noise("U", 64 * 46, 256), 64, 46)
    yield "lsb-8-k1", "one bit a carrier", embedded("U", file, 64, 1)
    file = small(noise("Y", 60 * 20, 256))
    yield "lsb-16", "bit 0 of 16-bit words, little endian", embedded("Y", file, 20, 1, bits=16)
    yield "lsb-16-big-endian", "bit 0 of the second byte of each word", embedded(
        "Z", file, 20, 1, bits=16, flags=LOSSY | BIG)
    file = small(noise("0", 60 * 20, 256))
    yield "lsb-8-rgb", "each sample of a colour picture is a carrier", embedded(
        "0", file, 20, 1, channels=3)
    file = dicom(noise("4", 64 * 46, 256), 64, 46)
    yield "lsb-banner", "method 2 under a banner", embedded("4", file, 64, 1, banners=(0, 5))

    for k, rows in ((2, 20), (3, 24), (4, 32), (5, 52)):
        file = small(noise("V%d" % k, 60 * rows, 256))
        yield "lsb-k%d" % k, "blocks of %d bits in %d carriers" % (k, 2 ** k - 1), embedded(
            "V%d" % k, file, 60, k)
    file = small(noise("W", 60 * 20, 256))
    yield "lsb-mixed-k", "the first 100 blocks have 2 bits, the others one", embedded(
        "W", file, 60, 1, 100)
    file = small(noise("W5", 60 * 68, 256))
    yield "lsb-mixed-k-5", "the first 20 blocks have 6 bits, the others 5", embedded(
        "W5", file, 60, 5, 20)
    yield "lsb-all-blocks-larger", "every block has k + 1 bits, the last is padded", embedded(
        "X", small(noise("X", 60 * 30, 256)), 60, 2, None)
    words = [v if v > 90 else 63 for v in noise("1", 60 * 24, 256)]
    yield "lsb-padding", "words of the padding value and the one below it carry nothing", embedded(
        "1", small(words), 60, 1, lo=63, hi=63)
    yield ("lsb-padding-range", "a range of padding values: its ends and their neighbours carry"
           " nothing where bit 0 leads out of it, its inside does", embedded(
               "2", small(noise("2", 60 * 20, 80)), 60, 1, lo=11, hi=62))
    yield ("lsb-padding-even", "a range that begins even and ends odd: every word is a carrier",
           embedded("2e", small(noise("2e", 60 * 20, 80)), 60, 1, lo=10, hi=63))
    yield "lsb-padding-wraps", "a range that wraps around (lo > hi)", embedded(
        "3", small([(v + 246) % 256 for v in noise("3", 60 * 26, 16)]), 60, 1, lo=251, hi=4)


def resaves():
    """The same shares as other tools re-save them."""
    file = dicom(slope("R", 16, 10, 256, 40), 16, 10)
    grey = shifted("R", file, 16)
    file16 = dicom(slope("S", 9, 6, 65536, 40), 9, 6, 16)
    grey16 = shifted("S", file16, 9, 16)
    filergb = dicom(slope("T", 8, 8, 256, 40, 1, 2, 3), 8, 8, samples=3)
    rgb = shifted("T", filergb, 8, 8, 3)
    file48 = dicom(slope("V", 4, 5, 65536, 40, 1, 2, 3), 4, 5, 16, 3)
    rgb48 = shifted("V", file48, 4, 16, 3)
    for kind, name in enumerate(("none", "sub", "up", "average", "paeth")):
        yield ("resaved-filter-" + name, "filter type %d in every row, deflated" % kind, file,
               [png(p, (kind,)) for p in grey])
    mixed = (4, 1, 2, 3, 0)
    for name, source, pair in (("16", file16, grey16), ("rgb", filergb, rgb),
                               ("rgb-16", file48, rgb48)):
        yield ("resaved-filters-" + name, "filter types by turns, deflated", source,
               [png(p, mixed) for p in pair])
        yield ("resaved-interlaced-" + name, "Adam7 interlacing with all filter types", source,
               [png(p, mixed, 1) for p in pair])
    yield ("resaved-interlaced", "Adam7 interlacing, 8-bit grey", file,
           [png(p, mixed, 1) for p in grey])
    thin = dicom([9], 1, 1)
    yield ("resaved-interlaced-thin", "Adam7 with passes that are empty: one pixel wide", thin,
           [png(p, mixed, 1) for p in plain("H2", thin, 1)])
    for name, channels in (("rgb", 3), ("la", 2), ("rgba", 4)):
        yield ("resaved-grey-as-" + name, "8-bit grey as %d channels" % channels, file,
               [png(spread(p, channels)) for p in grey])
        yield ("resaved-grey-16-as-" + name, "16-bit grey as %d channels" % channels, file16,
               [png(spread(p, channels)) for p in grey16])
    yield ("resaved-rgb-as-rgba", "colour with opaque alpha", filergb,
           [png(spread(p, 4), mixed) for p in rgb])
    yield ("resaved-rgb-16-as-rgba", "colour of 16 bits with opaque alpha", file48,
           [png(spread(p, 4), mixed) for p in rgb48])

    def palette(order, *extra):
        return [png(i, colour=3, before=[(b"PLTE", colours), *extra])
                for colours, i in (indexed(p, order) for p in grey)]
    yield ("resaved-indexed", "8-bit grey by a palette of greys in order", file, palette(sorted))
    yield ("resaved-indexed-shuffled", "a palette in no order, its tRNS opaque", file,
           palette(lambda colours: sorted(colours, key=lambda c: c[0] * 77 % 256),
                   (b"tRNS", b"\xff" * 40)))
    colour = [indexed(p) for p in rgb]
    yield ("resaved-rgb-indexed", "a colour share by a palette", filergb,
           [png(i, mixed, 1, colour=3, before=[(b"PLTE", colours)]) for colours, i in colour])
    profile = b"x\0\0" + zlib.compress(b"no profile at all, which must not matter" + bytes(100))
    colours = [(b"gAMA", (45455).to_bytes(4, "big")), (b"cHRM", bytes(32)), (b"sRGB", b"\0"),
               (b"sBIT", b"\5"), (b"bKGD", b"\0\7"), (b"pHYs", bytes(8) + b"\1")]
    yield ("resaved-with-gamma", "gAMA, cHRM, sRGB, sBIT, bKGD and pHYs: samples stay as they are",
           file, [png(p, before=colours) for p in grey])
    yield ("resaved-16-with-gamma", "the same with 16-bit samples, and an sBIT of 12", file16,
           [png(p, before=[*colours[:3], (b"sBIT", b"\x0c")]) for p in grey16])
    yield ("resaved-with-profile", "an iCCP chunk, however broken, changes nothing", file,
           [png(p, before=[(b"iCCP", profile)]) for p in grey])
    yield ("resaved-in-pieces", "IDAT chunks of few bytes and one of none", file,
           [png(p, pieces=40) for p in grey])
    yield ("resaved-in-bytes", "IDAT chunks of one byte", file,
           [png(p, pieces=9999) for p in grey])
    yield ("resaved-text-behind", "text chunks after the image data and chunks of unknown type",
           file, [png(p, before=[(b"xxXx", b"?" * 9)], after=[(b"tEXt", b"Comment\0late"),
                                                             (b"zzZz", b"")]) for p in grey])
    yield ("resaved-trailing-bytes", "bytes after IEND", file,
           [canonical_png(p) + b"\r\n-- \r\nmail footer" for p in grey])
    absent = next(v for v in range(256) if v not in grey[0].samples + grey[1].samples)
    yield ("resaved-unused-transparency", "a transparent colour that no pixel has", file,
           [png(p, before=[(b"tRNS", bytes([0, absent]))]) for p in grey])
    clear = [chunk(b"tRNS", b"\0" + p.samples[:1]) for p in grey]
    yield ("resaved-transparency-checksum", "a transparent colour in a chunk with a wrong CRC", file,
           [png(p, before=[(b"tRNS", b"\0" + p.samples[:1])]).replace(
               right, right[:-1] + bytes([right[-1] ^ 1])) for p, right in zip(grey, clear)])

    def spoilt(kind, body):  # a chunk that png_writer gives a wrong CRC
        right = chunk(kind, body)
        return lambda data: data.replace(right, right[:-1] + bytes([right[-1] ^ 1]))
    unused = (b"tRNS", bytes([0, absent]))
    used = [(b"tRNS", b"\0" + p.samples[:1]) for p in grey]
    yield ("resaved-transparency-checksum-first", "the same before a right one", file,
           [spoilt(*wrong)(png(p, before=[wrong, unused])) for p, wrong in zip(grey, used)])
    yield ("resaved-transparency-checksum-second", "the same behind a right one", file,
           [spoilt(*wrong)(png(p, before=[unused, wrong])) for p, wrong in zip(grey, used)])
    long = (b"tRNS", bytes(300))
    yield ("resaved-transparency-checksum-long", "a tRNS that would be too long, with a wrong CRC",
           file, [spoilt(*long)(png(p, before=[long])) for p in grey])
    yield ("resaved-transparency-checksum-alpha", "the same beside an alpha channel",
           file, [spoilt(*long)(png(spread(p, 2), before=[long])) for p in grey])
    early = (b"tRNS", b"\0" * 7)
    yield ("resaved-transparency-checksum-early", "a tRNS with a wrong CRC before the palette", file,
           [spoilt(*early)(png(i, colour=3, before=[early, (b"PLTE", colours)]))
            for colours, i in (indexed(p) for p in grey)])
    yield ("resaved-transparency-behind", "a transparent colour that pixels have, named behind the"
           " image data", file, [png(p, after=[clear]) for p, clear in zip(grey, used)])
    yield ("resaved-empty-image-data", "IDAT chunks without a byte before, in and behind the zlib"
           " stream", file, [png(p, pieces=3, before=[(b"IDAT", b"")] * 2,
                                 after=[(b"IDAT", b"")] * 2) for p in grey])
    yield ("resaved-one-only", "one share re-saved, the other as it was", file,
           [png(grey[0], mixed, 1), canonical_png(grey[1])])
    yield ("order-does-not-matter", "the patient share first", file,
           [canonical_png(p) for p in reversed(grey)])


def vectors():
    for name, reason, file, pictures in (*standard(), *deep(), *flags(), *rasters()):
        if pictures is file:
            pictures = plain(name, file, 4 if file.cover else 16)
        yield (name, reason, "restored", *map(canonical_png, pictures), whole(file))
    for name, reason, (pictures, restored) in visual():
        yield (name, reason, "restored", *map(canonical_png, pictures), restored)
    for name, reason, file, files in resaves():
        yield (name, reason, "restored", *files, whole(file))
