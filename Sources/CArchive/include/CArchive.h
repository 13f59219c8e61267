/* The part of libarchive that writes ZIP files and ISO images, loaded when the first is made. The
 * library brings a dozen others with it: to load them took as long as all else that a program that
 * seldom needs them does at its start. */
#ifndef CARCHIVE_H
#define CARCHIVE_H

#include <archive.h>
#include <archive_entry.h>

#define CARCHIVE_FUNCTION(name) __typeof__(name) *_Nonnull name;
#define CARCHIVE_FUNCTIONS(FUNCTION) \
	FUNCTION(archive_errno) \
	FUNCTION(archive_entry_free) \
	FUNCTION(archive_entry_new) \
	FUNCTION(archive_entry_set_filetype) \
	FUNCTION(archive_entry_set_mtime) \
	FUNCTION(archive_entry_set_pathname) \
	FUNCTION(archive_entry_set_perm) \
	FUNCTION(archive_entry_set_size) \
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

/* Functions of libarchive(3), by their names. */
struct carchive {
	CARCHIVE_FUNCTIONS(CARCHIVE_FUNCTION)
};

/* Finds the functions; returns -1 when this machine has no libarchive 3, or one without them. */
int carchive_load(struct carchive *_Nonnull functions);

#endif
