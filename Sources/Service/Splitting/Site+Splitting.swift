// What files are split with, or put aside. None of it knows the site.
extension Site {
  var rejection: Rejection {
    Rejection(
      rejected: folders.rejected, names: names, foreign: foreign, counters: counters, log: log)
  }

  var doubts: StudyDoubts {
    StudyDoubts(known: studyDoubts, staging: folders.staging, log: log)
  }
}
