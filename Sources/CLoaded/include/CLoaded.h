/* Parts of libraries that are loaded when they are first needed: of libarchive, what reads and
 * writes ZIP files and ISO images; of libsystemd, what a service needs; of libqrencode, what makes a
 * QR code; of libzbar and libturbojpeg, what reads one in a photo. Most bring half a dozen other
 * libraries each, and to load those took as long as all else that a program that needs none of them
 * does at its start. */
#ifndef CLOADED_H
#define CLOADED_H

#include <archive.h>
#include <archive_entry.h>
#include <qrencode.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>
#include <turbojpeg.h>
#include <zbar.h>

#define CLOADED_FUNCTION(name) __typeof__(name) *_Nonnull name;

#define CLOADED_ARCHIVE(FUNCTION) \
	FUNCTION(archive_errno) \
	FUNCTION(archive_entry_filetype) \
	FUNCTION(archive_entry_free) \
	FUNCTION(archive_entry_is_encrypted) \
	FUNCTION(archive_entry_new) \
	FUNCTION(archive_entry_pathname) \
	FUNCTION(archive_entry_set_filetype) \
	FUNCTION(archive_entry_set_mtime) \
	FUNCTION(archive_entry_set_pathname) \
	FUNCTION(archive_entry_set_perm) \
	FUNCTION(archive_entry_set_size) \
	FUNCTION(archive_read_data) \
	FUNCTION(archive_read_free) \
	FUNCTION(archive_read_new) \
	FUNCTION(archive_read_next_header) \
	FUNCTION(archive_read_open1) \
	FUNCTION(archive_read_set_callback_data) \
	FUNCTION(archive_read_set_read_callback) \
	FUNCTION(archive_read_set_seek_callback) \
	FUNCTION(archive_read_set_skip_callback) \
	FUNCTION(archive_read_support_format_iso9660) \
	FUNCTION(archive_read_support_format_zip_seekable) \
	FUNCTION(archive_write_close) \
	FUNCTION(archive_write_data) \
	FUNCTION(archive_write_fail) \
	FUNCTION(archive_write_finish_entry) \
	FUNCTION(archive_write_free) \
	FUNCTION(archive_write_header) \
	FUNCTION(archive_write_new) \
	FUNCTION(archive_write_open_fd) \
	FUNCTION(archive_write_set_bytes_per_block) \
	FUNCTION(archive_write_set_format_iso9660) \
	FUNCTION(archive_write_set_format_option) \
	FUNCTION(archive_write_set_format_zip) \
	FUNCTION(archive_write_zip_set_compression_store)

#define CLOADED_QRENCODE(FUNCTION) \
	FUNCTION(QRcode_encodeInput) \
	FUNCTION(QRcode_free) \
	FUNCTION(QRinput_append) \
	FUNCTION(QRinput_free) \
	FUNCTION(QRinput_new2)

#define CLOADED_SYSTEMD(FUNCTION) \
	FUNCTION(sd_journal_sendv) \
	FUNCTION(sd_notify) \
	FUNCTION(sd_watchdog_enabled)

#define CLOADED_TURBOJPEG(FUNCTION) \
	FUNCTION(tjDecompress2) \
	FUNCTION(tjDecompressHeader3) \
	FUNCTION(tjDestroy) \
	FUNCTION(tjGetErrorCode) \
	FUNCTION(tjInitDecompress)

#define CLOADED_ZBAR(FUNCTION) \
	FUNCTION(zbar_image_create) \
	FUNCTION(zbar_image_destroy) \
	FUNCTION(zbar_image_first_symbol) \
	FUNCTION(zbar_image_scanner_create) \
	FUNCTION(zbar_image_scanner_destroy) \
	FUNCTION(zbar_image_scanner_set_config) \
	FUNCTION(zbar_image_set_data) \
	FUNCTION(zbar_image_set_format) \
	FUNCTION(zbar_image_set_size) \
	FUNCTION(zbar_scan_image) \
	FUNCTION(zbar_symbol_get_data) \
	FUNCTION(zbar_symbol_get_data_length) \
	FUNCTION(zbar_symbol_next)

/* Functions of libarchive(3), by their names. */
struct cloaded_archive {
	CLOADED_ARCHIVE(CLOADED_FUNCTION)
};

/* Functions of libqrencode, by their names. */
struct cloaded_qrencode {
	CLOADED_QRENCODE(CLOADED_FUNCTION)
};

/* Functions of libsystemd(3), by their names. */
struct cloaded_systemd {
	CLOADED_SYSTEMD(CLOADED_FUNCTION)
};

/* Functions of TurboJPEG's older interface, which all versions of the library have. */
struct cloaded_turbojpeg {
	CLOADED_TURBOJPEG(CLOADED_FUNCTION)
};

/* Functions of libzbar, by their names. */
struct cloaded_zbar {
	CLOADED_ZBAR(CLOADED_FUNCTION)
};

/* Finds the functions; returns -1 when this machine has no libarchive 3, or one without them. */
int cloaded_archive(struct cloaded_archive *_Nonnull functions);

/* Finds the functions; returns -1 when this machine has no libqrencode 4. */
int cloaded_qrencode(struct cloaded_qrencode *_Nonnull functions);

/* Finds the functions; returns -1 when this machine has no libsystemd, or one without them. */
int cloaded_systemd(struct cloaded_systemd *_Nonnull functions);

/* Finds the functions; returns -1 when this machine has no libturbojpeg, or one without them. */
int cloaded_turbojpeg(struct cloaded_turbojpeg *_Nonnull functions);

/* Finds the functions; returns -1 when this machine has no libzbar, or one without them. */
int cloaded_zbar(struct cloaded_zbar *_Nonnull functions);

#endif
