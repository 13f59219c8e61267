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
