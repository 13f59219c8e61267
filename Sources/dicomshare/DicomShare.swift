@main struct DicomShare { static func main() {} }
