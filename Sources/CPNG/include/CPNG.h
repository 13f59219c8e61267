// PNG files of any encoding to samples, through libpng; its longjmp never leaves this target.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// A PNG file of nothing but the signature, critical chunks, and tRNS before the image data.
struct cpng_source {
	void *context;
	/// Fills `buffer` with the next `size` bytes; returns 0, or another value when they cannot be had.
	int (*read)(void *context, uint8_t *buffer, size_t size);
	/// Is told when the last row has been read. Whether the IDAT chunks that are read from then on are
	/// the end of the zlib stream, and nothing else, is not looked at.
	void (*has_rows)(void *context);
};

struct cpng_image {
	uint32_t width;
	uint32_t height;
	int bits;         // 8 or 16
	int channels;     // 1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha
	uint8_t *samples; // rows from the top, 16-bit samples big endian; to be freed with free()
	size_t size;
};

enum cpng_result {
	CPNG_OK,
	CPNG_UNREADABLE, // a read failed
	CPNG_TOO_LARGE,  // the samples would take more than max_size bytes
	CPNG_OTHER,      // a picture with samples of fewer than 8 bits and no palette
	CPNG_DAMAGED,    // not as PNG has it
	CPNG_NO_MEMORY,  // there is not as much memory as the picture takes
};

/// Decodes a picture. Samples are never converted: no gamma, no scaling; palettes are looked up,
/// and transparency by color becomes an alpha channel.
enum cpng_result cpng_decode(const struct cpng_source *source, size_t max_size,
                             struct cpng_image *image);

/// Decodes a whole file in memory to 8-bit gray, what is transparent as white.
///
/// On success `*samples` are `width * height` bytes, rows from the top, to be freed with free().
enum cpng_result cpng_decode_gray(const uint8_t *bytes, size_t size, size_t max_size,
                                  uint32_t *width, uint32_t *height, uint8_t **samples);
