// What studies are published with. Neither of the two knows the site.
extension Site {
  var publisher: Publisher {
    Publisher(media: media, claims: claims, counters: counters, clock: clock, log: log)
  }

  var media: MediaFolder {
    MediaFolder(
      folders: folders, instance: instance.name, packages: packages, seal: archiveIndex.seal)
  }
}
