extension CharacterCoding {
  /// The coding by a name that other software has for it, where a defined term should stand.
  ///
  /// Other readers take the names of their own library there, and so files have them.
  init?(otherName name: String) {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    guard let known = Self.otherNames[letters] else { return nil }
    self = known
  }

  /// The names in small letters and without separators: those of IANA's registry of character sets,
  /// and what Windows, Python and Java call them.
  private static let otherNames: [String: CharacterCoding] = {
    var names: [String: CharacterCoding] = [
      "ascii": .latin1, "usascii": .latin1, "ansix341968": .latin1, "iso646us": .latin1,
      "utf8": .utf8, "unicode11utf8": .utf8, "cp65001": .utf8,
      "gb18030": .gb18030, "gb180302000": .gb18030,
      "gbk": .gbk, "cp936": .gbk, "ms936": .gbk, "windows936": .gbk, "936": .gbk,
      "gb2312": .gb2312, "gb23121980": .gb2312, "euccn": .gb2312, "eucgb2312cn": .gb2312,
      "chinese": .gb2312, "csgb2312": .gb2312,
      "big5": .big5, "big5tw": .big5, "csbig5": .big5, "cp950": .big5, "ms950": .big5,
      "shiftjis": .shiftJIS, "sjis": .shiftJIS, "csshiftjis": .shiftJIS, "cp932": .shiftJIS,
      "ms932": .shiftJIS, "windows31j": .shiftJIS, "mskanji": .shiftJIS,
      "eucjp": .eucJP, "ujis": .eucJP,
      "euckr": .uhc, "ksc56011987": .uhc, "ksc5601": .uhc, "ksx1001": .uhc, "korean": .uhc,
      "cp949": .uhc, "ms949": .uhc, "uhc": .uhc,
      "koi8r": .koi8R, "cskoi8r": .koi8R,
      "tis620": .thai, "tis6200": .thai, "iso885911": .thai, "cp874": .windows874,
      "windows874": .windows874, "thai": .thai,
      "latin1": .latin1, "l1": .latin1, "cp819": .latin1, "88591": .latin1,
      "latin2": .latin2, "l2": .latin2, "latin3": .latin3, "l3": .latin3, "latin4": .latin4,
      "l4": .latin4, "cyrillic": .cyrillic, "arabic": .arabic, "greek": .greek, "greek8": .greek,
      "hebrew": .hebrew, "latin5": .latin5, "l5": .latin5, "latin9": .latin9, "l9": .latin9,
    ]
    let windows: [(String, CharacterCoding)] = [
      ("1250", .windows1250), ("1251", .windows1251), ("1252", .windows1252),
      ("1253", .windows1253), ("1254", .windows1254), ("1255", .windows1255),
      ("1256", .windows1256),
    ]
    for (number, coding) in windows {
      for prefix in ["", "cp", "windows"] { names[prefix + number] = coding }
    }
    let parts: [(String, CharacterCoding)] = [
      ("1", .latin1), ("2", .latin2), ("3", .latin3), ("4", .latin4), ("5", .cyrillic),
      ("6", .arabic), ("7", .greek), ("8", .hebrew), ("9", .latin5), ("15", .latin9),
    ]
    for (part, coding) in parts { names["iso8859" + part] = coding }
    return names
  }()
}
