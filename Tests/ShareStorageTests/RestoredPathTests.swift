import Spool
import Testing

@testable import ShareStorage

@Suite struct RestoredPathTests {
  /// What a payload says, and where its file goes.
  private static let cases = [
    // As it was
    ("CT/IM1.dcm", "CT/IM1.dcm"), ("DICOM/S00001/I0000001", "DICOM/S00001/I0000001"),
    ("Übung/Чех/画像.dcm", "Übung/Чех/画像.dcm"), ("a b (2).dcm", "a b (2).dcm"),
    ("1.2.840.10008.1", "1.2.840.10008.1"), ("console.dcm", "console.dcm"),
    ("COM10", "COM10"), ("scan-com1.dcm", "scan-com1.dcm"), ("❤️.dcm", "❤️.dcm"),
    ("DICOMDIR", "DICOMDIR"),
    // Never out of the folder
    ("/etc/passwd", "etc/passwd"), ("../../etc/passwd", "_/_/etc/passwd"), ("..", "_"),
    ("a/./b//c", "a/b/c"), ("", "restored.dcm"), ("/", "restored.dcm"), (".", "restored.dcm"),
    ("a\\..\\b", "a_.._b"), ("C:\\x.dcm", "C__x.dcm"),
    // Hidden
    (".profile", "_profile"), (".ssh/authorized_keys", "_ssh/authorized_keys"), ("...", "___"),
    // Characters
    ("a\u{1B}[2J\n.dcm", "a_[2J_.dcm"), ("a\u{9B}31m", "a_31m"), ("a\u{7F}b", "a_b"),
    ("a\u{202E}mcd.exe", "a_mcd.exe.dcm"), ("a\u{2066}b\u{2069}", "a_b_"), ("\u{FEFF}a", "_a"),
    ("a\u{200B}b\u{00AD}c\u{3164}d", "a_b_c_d"), ("a\u{2028}b", "a_b"),
    ("a<b>c:d\"e|f?g*h", "a_b_c_d_e_f_g_h"), ("x.dcm:stream", "x.dcm_stream"),
    // Names of Windows
    ("CON", "_CON"), ("con.dcm", "_con.dcm"), ("Aux/IM1", "_Aux/IM1"), ("NUL .dcm", "_NUL .dcm"),
    ("LPT1.x.y", "_LPT1.x.y"), ("com¹", "_com¹"), ("COM0", "_COM0"), ("CONIN$", "_CONIN$"),
    ("a.", "a_"), ("a. .", "a___"), ("a ", "a_"), ("S1 /IM1.", "S1_/IM1_"), ("...", "___"),
    ("x.{20D04FE0-3AEA-1069-A2D8-08002B30309D}/a", "x._20D04FE0-3AEA-1069-A2D8-08002B30309D}/a"),
    // What a computer would run
    ("IM1.exe", "IM1.exe.dcm"), ("IM1.EXE", "IM1.EXE.dcm"), ("a/x.lnk", "a/x.lnk.dcm"),
    ("x.Desktop", "x.Desktop.dcm"), ("x.dcm.html", "x.dcm.html.dcm"), ("x.svg", "x.svg.dcm"),
    ("AUTORUN.INF", "AUTORUN.INF.dcm"), ("desktop.ini", "desktop.ini.dcm"),
    ("folder.exe/a.dcm", "folder.exe/a.dcm"), (".exe", "_exe"), ("x.exe.", "x.exe_"),
  ]

  @Test(arguments: cases)
  func pathsAreMadeHarmless(path: String, expected: String) {
    let path = RestoredPath.sanitized(Array(path.utf8))
    #expect(String(decoding: path.bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: cases)
  func aHarmlessPathStaysAsItIs(_: String, expected: String) {
    #expect(RestoredPath.sanitized(Array(expected.utf8)).bytes == Array(expected.utf8))
  }

  @Test func bytesThatAreNoUTF8Stay() {
    let name: [UInt8] = [0xDC, 0x42, 0xE9, 0x2E, 0x64, 0x63, 0x6D]
    #expect(RestoredPath.sanitized(name).bytes == name)
  }

  @Test(arguments: [
    (String(repeating: "é", count: 200) + ".dcm", ".dcm", 255),
    (String(repeating: "画", count: 100), "", 255),
    (String(repeating: "a", count: 300) + ".exe", ".dcm", 255),
  ])
  func longNamesKeepTheirExtensionAndWholeCharacters(name: String, suffix: String, most: Int) {
    let name = RestoredPath.sanitized(Array(name.utf8)).bytes
    #expect((most - 3...most).contains(name.count))
    #expect(name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8))
    #expect(String(validating: name, as: UTF8.self) != nil)
  }

  @Test func deepPathsAreCutInTheMiddle() {
    let deep = [UInt8](String(repeating: "d/", count: 5000).utf8) + Array("x.dcm".utf8)
    let path = RestoredPath.sanitized(deep)
    #expect(path.names.count == RestoredPath.deepest)
    #expect(path.last?.bytes == Array("x.dcm".utf8))
  }

  @Test func numbersStandBeforeTheExtension() {
    #expect(RestoredPath.numbered("a.dcm", 1) == "a.dcm")
    #expect(RestoredPath.numbered("a.dcm", 2) == "a (2).dcm")
    #expect(RestoredPath.numbered("a", 3) == "a (3)")
  }

  @Test func whatLiesBesideALongNameFits() throws {
    let name = try #require(Name(String(repeating: "é", count: 127)))
    let beside = RestoredPath.beside(name, suffix: ".json")
    #expect(beside.bytes.count <= 255 && beside.hasSuffix(".json"))
    #expect(beside.text != nil)
  }
}
