#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

struct source {
	cpng_read read;
	void *context;
	char *message;
	int failed;
};

static void fail(png_structp png, png_const_charp why) {
	struct source *source = png_get_error_ptr(png);
	snprintf(source->message, CPNG_MESSAGE_SIZE, "%s", why);
	longjmp(png_jmpbuf(png), 1);
}

// Warnings concern ancillary chunks, which carry no meaning in a share.
static void ignore(png_structp png, png_const_charp why) {
	(void)png;
	(void)why;
}

static void take(png_structp png, png_bytep buffer, size_t size) {
	struct source *source = png_get_io_ptr(png);
	if (source->read(source->context, buffer, size) != 0) {
		source->failed = 1;
		png_error(png, "read error");
	}
}

enum cpng_result cpng_decode(cpng_read read, void *context, size_t max_size,
                             struct cpng_image *image, char message[CPNG_MESSAGE_SIZE]) {
	struct source source = {read, context, message, 0};
	// Changed between setjmp and longjmp, and used after it.
	uint8_t *volatile samples = NULL;
	volatile enum cpng_result refused = CPNG_DAMAGED;
	png_infop info = NULL;

	message[0] = '\0';
	png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &source, fail, ignore);
	if (png == NULL) {
		return CPNG_DAMAGED;
	}
	info = png_create_info_struct(png);
	if (info == NULL || setjmp(png_jmpbuf(png)) != 0) {
		png_destroy_read_struct(&png, &info, NULL);
		free(samples);
		return source.failed ? CPNG_UNREADABLE : refused;
	}
	png_set_read_fn(png, &source, take);
	png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
	png_set_chunk_malloc_max(png, 1 << 20);
	png_set_chunk_cache_max(png, 64);
	png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_WARN_DISCARD);
	png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
	png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_AS_DEFAULT, (png_const_bytep) "tRNS", 1);
	// Trouble inside the image data that libpng would only warn of: a wrong Adler-32, too much data.
	png_set_benign_errors(png, 0);
	png_read_info(png, info);

	uint32_t width = png_get_image_width(png, info), height = png_get_image_height(png, info);
	// Before libpng allocates its own rows.
	if (png_get_rowbytes(png, info) > max_size / height) {
		refused = CPNG_TOO_LARGE;
		png_error(png, "too large");
	}
	if (png_get_color_type(png, info) == PNG_COLOR_TYPE_PALETTE) {
		png_set_palette_to_rgb(png);
	} else if (png_get_bit_depth(png, info) < 8) {
		refused = CPNG_OTHER;
		png_error(png, "fewer than 8 bits");
	}
	if (png_get_valid(png, info, PNG_INFO_tRNS)) {
		png_set_tRNS_to_alpha(png);
	}
	int passes = png_set_interlace_handling(png);
	png_read_update_info(png, info);

	size_t row = png_get_rowbytes(png, info);
	if (row > max_size / height) {
		refused = CPNG_TOO_LARGE;
		png_error(png, "too large");
	}
	samples = malloc(row * height);
	if (samples == NULL) {
		refused = CPNG_TOO_LARGE;
		png_error(png, "no memory");
	}
	// As png_read_image does, but for its list of rows: that of a narrow picture would take more
	// memory than the samples.
	for (int pass = 0; pass < passes; pass++) {
		for (uint32_t y = 0; y < height; y++) {
			png_read_row(png, samples + y * row, NULL);
		}
	}
	png_read_end(png, NULL);

	*image = (struct cpng_image){
	    .width = width,
	    .height = height,
	    .bits = png_get_bit_depth(png, info),
	    .channels = png_get_channels(png, info),
	    .samples = samples,
	    .size = row * height,
	};
	png_destroy_read_struct(&png, &info, NULL);
	return CPNG_OK;
}
