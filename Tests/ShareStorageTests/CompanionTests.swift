import Spool
import Testing

@testable import ShareStorage

@Suite struct CompanionTests {
  @Test(arguments: [
    // This program's own
    "README.TXT", "INDEX.HTM", "JOIN.HTM", "STATUS.HTM", "PART.TXT", "SHA256SUMS", "SHEET.PDF",
    "SHEET.HTM", "IM1.png.problem.txt",
    // As CDs and FAT show them
    "README.TXT;1", "readme.txt", "Readme.Txt", "SHA256SUMS.", "SHA256SUMS.;1", "SHA256SU.;1",
    "SHA256SU", "sha256~1", "DICOMDIR.;1", "DICOMDIR.", "AUTORUN.INF;12",
    // As programs name a second copy, and a file without an ending
    "README (1).TXT", "README(12).txt", "README-1.TXT", "index_2.htm", "JOIN 2.HTM",
    "Part copy.txt",
    "README - Copy.TXT", "README - Kopie (2).TXT", "Index - Copie.htm", "SHEET - Copia.TXT",
    "SHA256SUMS (1)", "SHA256SUMS.txt", "desktop (1).ini",
    "README (copy).TXT", "README (Copy 2).TXT", "README (another copy).TXT",
    "README (3rd copy).TXT",
    "INDEX (Kopie).HTM", "INDEX (1. Kopie).HTM", "Copy of README.TXT", "Kopie von Index.htm",
    "Copie de SHA256SUMS", "Copia di JOIN (1).HTM",
    // CDs
    "DICOMDIR", "AUTORUN.INF", "autorun.inf",
    // Systems
    "Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", ".DS_Store", "._A1.PNG", "Icon\r",
    "IndexerVolumeGuid", "WPSettings.dat", ".apdisk", ".stignore",
  ])
  func isNoShare(_ text: String) throws {
    let name = try #require(Name(text))
    #expect(Companion.include(name))
    #expect(Companion.isLeftAlone(name, .regular))
  }

  @Test(arguments: [
    "P1B2C3D4.PNG", "P1B2C3D4.PNG;1", "README", "README.TXT.png", "XREADME.TXT", "IM1.dcm",
    "SHA256SUMSX", "SHA256~", "scan.png", ".hidden.png", "sheet", "PART2.TXT", ";1",
    "README1.TXT", "README (1.TXT", "README 1).TXT", "README (a).TXT", "README (1234).TXT",
    "READMEcopy.TXT", "README (a copy of it).TXT", "(copy).TXT", "Copy of .TXT", "Copy README.TXT",
    "(1).TXT", "copy.txt", " - Kopie.txt", "README of Copy.TXT",
  ])
  func mayBeAShare(_ text: String) throws {
    #expect(Companion.include(try #require(Name(text))) == false)
  }

  @Test(arguments: [
    "System Volume Information", "SYSTEM VOLUME INFORMATION", "$RECYCLE.BIN", "@eaDir",
    "lost+found", ".stfolder", ".stversions", ".Trashes", ".Trash-1000", ".Spotlight-V100",
    "#recycle",
  ])
  func foldersOfSystemsHoldNoShares(_ text: String) throws {
    let name = try #require(Name(text))
    #expect(Companion.includesFolder(name))
    #expect(Companion.isLeftAlone(name, .folder))
    #expect(Companion.include(RelativePath(["STICK", name, "P1B2C3D4.PNG"])))
  }

  @Test func foldersMayHaveNamesOfFiles() {
    #expect(Companion.includesFolder("DICOMDIR") == false)
    #expect(Companion.isLeftAlone("README.TXT", .folder) == false)
    #expect(Companion.include(RelativePath(["README.TXT", "P1.PNG"])) == false)
    #expect(Companion.include(RelativePath(["STICK", "README.TXT"])))
  }

  @Test func hiddenEntriesArePassedOverByCommandsOnly() {
    #expect(Companion.isLeftAlone(".hidden.png", .regular))
    #expect(Companion.isLeftAlone(".folder", .folder))
  }
}
