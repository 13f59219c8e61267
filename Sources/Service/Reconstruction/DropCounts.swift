internal import SecretSharing

/// How far a dropped folder has come, in images.
struct DropCounts: Equatable, Sendable {
  /// Put together and checked.
  var reconstructed = 0
  /// Patient's halves whose archive half is not here.
  var lonePatients = 0
  /// Archive's halves whose patient half is not here.
  var loneArchives = 0
  /// Damaged, altered, or no shares.
  var failed = 0
  /// Not looked at yet, or being reconstructed now.
  var inWork = 0
  /// Whether the folder does not let its files be taken out.
  var isReadOnly = false

  /// Images that wait for their other half.
  var waiting: Int { lonePatients + loneArchives }

  /// All that are known to have been dropped.
  var total: Int { reconstructed + waiting + failed + inWork }

  /// `212 of 214 images reconstructed, 2 waiting`.
  var sentence: String {
    let rest = [(waiting, "waiting"), (failed, "failed"), (inWork, "in work")]
      .filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }
    return "\(reconstructed) of \(total) \(total == 1 ? "image" : "images") reconstructed"
      + rest.joined()
  }

  /// How many images a ``sentence`` that was written earlier counts as reconstructed.
  ///
  /// The text beside a dropped folder is the only memory of it: the shares are put away.
  static func reconstructed(in text: String) -> Int? {
    text.prefixMatch(of: /([0-9]{1,9}) of [0-9]+ images? reconstructed/).flatMap {
      Int($0.output.1)
    }
  }
}

extension Problem.Cause {
  /// What the text beside a dropped folder says.
  static func summary(_ counts: DropCounts) -> String {
    var lines = ["\(counts.sentence)."]
    for (count, role) in [(counts.lonePatients, Role.archive), (counts.loneArchives, .patient)]
    where count > 0 {
      lines += [
        "",
        "What to do: put \(half(role)) of \(count == 1 ? "this image" : "these images") into the",
        "folder \"reconstruct\", too, in any order and under any name.",
      ]
    }
    if counts.lonePatients > 0, counts.loneArchives > 0 {
      lines += ["Halves of both kinds are here, but of different images."]
    }
    if counts.failed > 0 {
      lines += [
        "", "What to do: read the texts beside those files in the folder whose names end in",
        "\"\(Problem.suffix)\". They say what is wrong with each.",
      ]
    }
    if counts.isReadOnly {
      lines += [
        "", "The folder does not let its files be taken out. What was reconstructed is in the",
        "folder \"reconstructed\". What to do: delete this folder when nothing is missing.",
      ]
    }
    lines += ["", "This text goes away by itself when all images have been reconstructed."]
    return lines.joined(separator: "\n")
  }
}
