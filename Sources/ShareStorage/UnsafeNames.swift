/// What a file of a stranger must not be called.
package enum UnsafeNames {
  /// Replaces each unsafe character by `_`; bytes that are no UTF-8 stay as they are.
  ///
  /// Unsafe are control characters (C0, DEL, C1), characters that do not show or change the direction
  /// of what is beside them (Unicode categories Cc, Cf, Zl, Zp; UTR 36, 3.5), and what names on
  /// Windows, FAT, exFAT and NTFS must not hold ("Naming Files, Paths, and Namespaces").
  static func withoutUnsafeCharacters(_ bytes: [UInt8]) -> [UInt8] {
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let first = rest.first {
      if first < 0x80 {
        clean.append(first < 0x20 || first == 0x7F || forbidden.contains(first) ? 0x5F : first)
        rest = rest.dropFirst()
        continue
      }
      let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      let piece = rest.prefix(length)
      if let text = String(validating: piece, as: UTF8.self), let scalar = text.unicodeScalars.first
      {
        if isUnsafe(scalar) { clean.append(0x5F) } else { clean += piece }
        rest = rest.dropFirst(piece.count)
      } else {
        clean.append(first)
        rest = rest.dropFirst()
      }
    }
    // A folder whose extension is a class identifier is one of the shell's own on Windows.
    for index in clean.indices.dropFirst() where clean[index] == UInt8(ascii: "{") {
      if clean[index - 1] == UInt8(ascii: ".") { clean[index] = 0x5F }
    }
    return clean
  }

  private static let forbidden = Set("<>:\"|?*\\".utf8)

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    // Not a format character to Unicode, but nothing of it shows either.
    default: scalar.properties.isDefaultIgnorableCodePoint && scalar.value != 0xFE0F
    }
  }

  /// Whether Windows opens a device by this name, whatever its extension.
  static func isDevice(_ name: [UInt8]) -> Bool {
    let stem = name.prefix { $0 != UInt8(ascii: ".") }
    var text = String(decoding: stem, as: UTF8.self).uppercased()
    while text.last == " " { text.removeLast() }
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"].contains(text) { return true }
    guard text.hasPrefix("COM") || text.hasPrefix("LPT"), text.count == 4, let last = text.last
    else { return false }
    return "0123456789¹²³".contains(last)
  }

  /// Whether computers run a file of this name, show it as a page that may hold a program, or take
  /// orders from it.
  static func isRun(_ name: [UInt8]) -> Bool {
    guard let at = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return extensions.contains(String(decoding: name[(at + 1)...], as: UTF8.self).lowercased())
  }

  /// The preamble of a DICOM file (PS3.10, 7.1) has room for the beginning of any of these.
  package static let extensions: Set<String> = [
    // Programs and their parts
    "exe", "com", "scr", "pif", "cpl", "dll", "sys", "drv", "ocx", "msi", "msp", "mst", "msix",
    "appx", "jar", "app", "appimage", "elf", "deb", "rpm", "apk", "dmg",
    "pkg", "xbe", "gadget", "application", "appref-ms", "msc", "chm", "hlp", "xll",
    // Scripts
    "bat", "cmd", "ps1", "psm1", "psd1", "ps1xml", "psc1", "vb", "vbs", "vbe", "js", "jse", "mjs",
    "ws", "wsf", "wsh", "wsc", "sct", "hta", "sh", "bash", "zsh", "csh", "ksh", "fish", "command",
    "py", "pyw", "pyc", "pyz", "rb", "pl", "php", "lua", "tcl", "ahk", "au3", "scpt", "workflow",
    // Shortcuts, and orders to the system
    "lnk", "url", "scf", "desktop", "webloc", "website", "library-ms", "search-ms",
    "searchconnector-ms",
    "settingcontent-ms", "diagcab", "theme", "themepack", "reg", "inf", "ini", "rdp", "xrm-ms",
    "fileloc", "inetloc", "terminal", "mobileconfig",
    // Pages, and documents with programs in them
    "htm", "html", "xhtml", "xht", "shtml", "mht", "mhtml", "svg", "svgz", "swf", "xsl", "xslt",
    "docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppam", "ppsm", "sldm", "iqy",
    "slk", "wll",
    // Disks that open like folders
    "iso", "img", "vhd", "vhdx", "udf", "cab",
  ]
}
