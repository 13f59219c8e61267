// What files are looked at, split or put aside with. None of it knows the site.
extension Site {
  var arrivalTools: ArrivalTools {
    ArrivalTools(
      split: splitTools, instance: instance, workers: workers, limits: limits,
      ownedNames: ownedNames, clock: clock)
  }

  var splitTools: SplitTools {
    SplitTools(
      folders: folders, names: names, claims: claims, index: archiveIndex,
      studyFolders: studyFolders, sheets: sheets,
      doubts: StudyDoubts(known: studyDoubts, staging: folders.staging, log: log),
      rejection: Rejection(
        rejected: folders.rejected, names: names, foreign: foreign, counters: counters, log: log),
      counters: counters, log: log)
  }
}
