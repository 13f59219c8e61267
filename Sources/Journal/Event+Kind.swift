extension Event {
  /// The sort of an event, which has an identifier and an entry in the journal's catalog.
  package enum Kind: String, CaseIterable, Sendable {
    // Documented where the events are.
    // swift-format-ignore-start: AllPublicDeclarationsHaveDocumentation
    case started
    case stopping
    case reloading
    case failed
    case reloaded
    case reloadRefused = "reload-refused"
    case configurationWarning = "configuration-warning"
    case watching
    case watchLimitReached = "watch-limit-reached"
    case eventsLost = "events-lost"
    case siteKeyMade = "site-key-made"
    case siteKeyBesideArchive = "site-key-beside-archive"
    case lowSpace = "low-space"
    case lowFiles = "low-files"
    case paused
    case resumed
    case splitDone = "split-done"
    case splitNote = "split-note"
    case duplicateRemoved = "duplicate-removed"
    case alreadySplit = "already-split"
    case rejected
    case noStudyIdentity = "no-study-identity"
    case severalPatients = "several-patients"
    case foreignRejected = "foreign-rejected"
    case stalled
    case incompleteAccepted = "incomplete-accepted"
    case doubtfulAccepted = "doubtful-accepted"
    case cameAgain = "came-again"
    case sourceChanged = "source-changed"
    case retry
    case leftAlone = "left-alone"
    case specialFile = "special-file"
    case folderReplaced = "folder-replaced"
    case studyPublished = "study-published"
    case supplementPublished = "supplement-published"
    case mediumMade = "medium-made"
    case partTooLarge = "part-too-large"
    case mediumFailed = "medium-failed"
    case handedOverRemoved = "handed-over-removed"
    case sheetErased = "sheet-erased"
    case straysRemoved = "strays-removed"
    case lookupAnswered = "lookup-answered"
    case reconstructed
    case archiveLookedUp = "archive-looked-up"
    case reconstructProblem = "reconstruct-problem"
    case dropReported = "drop-reported"
    case packageOpened = "package-opened"
    case sheetRemoved = "sheet-removed"
    case archiveShareReturned = "archive-half-returned"
    case indexMended = "index-mended"
    case retentionRemoved = "retention-removed"
    case tookOver = "took-over"
    case fenced
    // swift-format-ignore-end

    /// The 128-bit identifier of this sort: drawn once, never changed, never used again.
    package var messageID: String {
      switch self {
      case .started: "d04ea3360b364169b7ab7f39a14ed7cf"
      case .stopping: "8bbf39f9b7e04e7bbaba5b0cbca6eee5"
      case .reloading: "85918373b07a4ac5a94549f9cb173ef4"
      case .failed: "30e159ff43784747be1c1c44cd30a5ac"
      case .reloaded: "b449ae50721946ac8d29d833ff9c6813"
      case .reloadRefused: "5de500ffde9d427896029a58d7ffb346"
      case .configurationWarning: "0d6b71112ad94f8e831ffe087f51f4e8"
      case .watching: "b5ea779c5a4b4056ad715619ce2cfa94"
      case .watchLimitReached: "fd3a7025d0cd4878a28562795582db4a"
      case .eventsLost: "b9cfe9b9122645908ac594aef27465d9"
      case .siteKeyMade: "2ac74a1cedb24781b2bccb8b1a9ffa5b"
      case .siteKeyBesideArchive: "636e37b979954600b6149cf97b8b3645"
      case .lowSpace: "15445a9fee774a12a222c526b57479ba"
      case .lowFiles: "3e644cc1dfc7402e96bf534f3ba4c230"
      case .paused: "5ea85ef4759848e38afb29977b60f19f"
      case .resumed: "e7c7f445f37446f5b382642634d48a60"
      case .splitDone: "a14e077c5def44688c04cf7beaca98e3"
      case .splitNote: "48c7b8f91e2a429aaecd5d0371bc933a"
      case .duplicateRemoved: "0420ffeaaf71456badba67fb764cd424"
      case .alreadySplit: "6de3714a9eaa472092d573ec9ea7d68c"
      case .rejected: "eafc4ce0f02945d394b186269eef484a"
      case .noStudyIdentity: "e073d8f4bb6c49ceb52dbec2e375f544"
      case .severalPatients: "e75e72b73f2f42658741afa7428ab51d"
      case .foreignRejected: "769839bda7a24287b53d8836678b0be2"
      case .stalled: "bde0eb4c386a4dbca21f837ae2ce3ec8"
      case .incompleteAccepted: "4efbd3fe878c4ff0b90a178c4c5d9fa6"
      case .doubtfulAccepted: "a67eb6a5f563453b8814689887d625f1"
      case .cameAgain: "a7b3ab4f1d3747a8a907e814311764fd"
      case .sourceChanged: "87c9c1348b114b758f2327db0689a7b9"
      case .retry: "bc5d857fecb94ea2a29296a732b2dfd4"
      case .leftAlone: "234e96e37b56489c9d23c7917833484d"
      case .specialFile: "2c267d3553b748ab82cc4ab409e1c1f7"
      case .folderReplaced: "3e89bd51b05e47df9f3892f24887bbb7"
      case .studyPublished: "e2ad8e8316dd49d7b5db7cc19f6bdfd8"
      case .supplementPublished: "0a2e965e49db41ac940559b480809184"
      case .mediumMade: "664ed18ae3634b20b03336d38fa4d85b"
      case .partTooLarge: "ba90386646cf4a81961d4ee62ebd75f0"
      case .mediumFailed: "4a48a1404b45420496e0e381b0284393"
      case .handedOverRemoved: "120df2d8109a459ab1407a40242423d1"
      case .sheetErased: "0bc946b9be1640dda68c4ec4aa8db19f"
      case .straysRemoved: "c7e2d74c571948e69e4ee17a5707a472"
      case .lookupAnswered: "dcae64c314a04d7798e381450e07042e"
      case .reconstructed: "175fdec99cfe4521a3e2a652f60a6fdb"
      case .archiveLookedUp: "00e648814c6743d69ba0ba0c76f2f5cb"
      case .reconstructProblem: "ce376429da584854a5f15756a18391e2"
      case .dropReported: "9383e45bb62b46d4baa00c3071217c56"
      case .packageOpened: "8cd3d24dded647eab0d848cbc610dad1"
      case .sheetRemoved: "16452add7a1b4dac87468ae325a2a313"
      case .archiveShareReturned: "d7b05225e7fc47c590e13630ed3ff099"
      case .indexMended: "010a1ea3139d4fda9f20c0166910f8f1"
      case .retentionRemoved: "3a8b55950cc9475f883d982807f3d615"
      case .tookOver: "ed150fa1b2004eda932575c781fe612d"
      case .fenced: "48ace2fabeec4cc2aadbc66b7f209fcd"
      }
    }

    /// How urgent it is, as syslog(3) counts: 2 critical, 3 error, 4 warning, 5 notice, 6 info.
    package var priority: Int {
      switch self {
      case .failed: 2
      case .reloadRefused, .paused: 3
      case .configurationWarning, .lowSpace, .lowFiles, .watchLimitReached, .siteKeyBesideArchive,
        .alreadySplit,
        .rejected, .noStudyIdentity, .severalPatients, .foreignRejected, .stalled,
        .incompleteAccepted, .doubtfulAccepted, .retry, .leftAlone, .specialFile, .mediumFailed,
        .partTooLarge, .folderReplaced,
        .reconstructProblem:
        4
      case .cameAgain, .eventsLost, .siteKeyMade, .resumed, .splitNote, .duplicateRemoved,
        .sourceChanged,
        .supplementPublished, .archiveLookedUp, .dropReported, .archiveShareReturned, .indexMended,
        .tookOver, .fenced:
        5
      case .started, .stopping, .reloading, .reloaded, .watching, .splitDone, .studyPublished,
        .mediumMade,
        .handedOverRemoved, .sheetErased, .straysRemoved, .lookupAnswered, .reconstructed,
        .packageOpened, .sheetRemoved,
        .retentionRemoved:
        6
      }
    }
  }

  /// The sort of this event.
  package var kind: Kind {
    switch self {
    case .started: .started
    case .stopping: .stopping
    case .reloading: .reloading
    case .failed: .failed
    case .reloaded: .reloaded
    case .reloadRefused: .reloadRefused
    case .configurationWarning: .configurationWarning
    case .watching: .watching
    case .watchLimitReached: .watchLimitReached
    case .eventsLost: .eventsLost
    case .siteKeyMade: .siteKeyMade
    case .siteKeyBesideArchive: .siteKeyBesideArchive
    case .lowSpace: .lowSpace
    case .lowFiles: .lowFiles
    case .paused: .paused
    case .resumed: .resumed
    case .splitDone: .splitDone
    case .splitNote: .splitNote
    case .duplicateRemoved: .duplicateRemoved
    case .alreadySplit: .alreadySplit
    case .rejected: .rejected
    case .noStudyIdentity: .noStudyIdentity
    case .severalPatients: .severalPatients
    case .foreignRejected: .foreignRejected
    case .stalled: .stalled
    case .incompleteAccepted: .incompleteAccepted
    case .doubtfulAccepted: .doubtfulAccepted
    case .cameAgain: .cameAgain
    case .sourceChanged: .sourceChanged
    case .retry: .retry
    case .leftAlone: .leftAlone
    case .specialFile: .specialFile
    case .folderReplaced: .folderReplaced
    case .studyPublished: .studyPublished
    case .supplementPublished: .supplementPublished
    case .mediumMade: .mediumMade
    case .partTooLarge: .partTooLarge
    case .mediumFailed: .mediumFailed
    case .handedOverRemoved: .handedOverRemoved
    case .sheetErased: .sheetErased
    case .straysRemoved: .straysRemoved
    case .lookupAnswered: .lookupAnswered
    case .reconstructed: .reconstructed
    case .archiveLookedUp: .archiveLookedUp
    case .reconstructProblem: .reconstructProblem
    case .dropReported: .dropReported
    case .packageOpened: .packageOpened
    case .sheetRemoved: .sheetRemoved
    case .archiveShareReturned: .archiveShareReturned
    case .indexMended: .indexMended
    case .retentionRemoved: .retentionRemoved
    case .tookOver: .tookOver
    case .fenced: .fenced
    }
  }

  /// How urgent it is, as syslog(3) counts.
  package var priority: Int { kind.priority }
}
