// What dropped files are looked at, reconstructed and told of with. None of it knows the site.
extension Site {
  var dropTools: DropTools {
    DropTools(
      folders: folders, instance: instance, workers: workers, packageWorkers: packageWorkers,
      photoWorkers: photoWorkers, limits: limits, clock: clock, log: log)
  }

  var pairTools: PairTools {
    PairTools(
      folders: folders, instance: instance, index: archiveIndex, names: names, workers: workers,
      pageLabels: pageLabels, counters: counters, log: log)
  }

  var dropPages: DropPages { DropPages(folders: folders, instance: instance.name) }
}
