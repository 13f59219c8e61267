#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>

struct reading {
	const struct cpng_source *source;
	int failed;
	int lacks_memory;
};

static void fail(png_structp png, png_const_charp why) {
	(void)why;
	longjmp(png_jmpbuf(png), 1);
}

// Warnings concern ancillary chunks, which carry no meaning in a share.
static void ignore(png_structp png, png_const_charp why) {
	(void)png;
	(void)why;
}

static void take(png_structp png, png_bytep buffer, size_t size) {
	struct reading *reading = png_get_io_ptr(png);
	if (reading->source->read(reading->source->context, buffer, size) != 0) {
		reading->failed = 1;
		png_error(png, "read error");
	}
}

static png_voidp allocate(png_structp png, png_alloc_size_t size) {
	void *memory = malloc(size);
	if (memory == NULL) {
		struct reading *reading = png_get_mem_ptr(png);
		reading->lacks_memory = 1;
	}
	return memory;
}

static void release(png_structp png, png_voidp memory) {
	(void)png;
	free(memory);
}

enum cpng_result cpng_decode(const struct cpng_source *source, size_t max_size,
                             struct cpng_image *image) {
	struct reading reading = {source, 0, 0};
	// Changed between setjmp and longjmp, and used after it.
	uint8_t *volatile samples = NULL;
	volatile enum cpng_result refused = CPNG_DAMAGED;
	png_infop info = NULL;

	png_structp png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, &reading, fail, ignore,
	                                           &reading, allocate, release);
	if (png == NULL) {
		return CPNG_NO_MEMORY;
	}
	info = png_create_info_struct(png);
	if (info == NULL || setjmp(png_jmpbuf(png)) != 0) {
		png_destroy_read_struct(&png, &info, NULL);
		free(samples);
		return reading.lacks_memory ? CPNG_NO_MEMORY : reading.failed ? CPNG_UNREADABLE : refused;
	}
	png_set_read_fn(png, &reading, take);
	png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
	// What is left of the chunks is IHDR, PLTE and tRNS, whose lengths libpng checks before it takes
	// memory, and IDAT and IEND, for which it takes none.
	png_set_chunk_malloc_max(png, 0);
	png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
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
		refused = CPNG_NO_MEMORY;
		png_error(png, "no memory");
	}
	// As png_read_image does, but for its list of rows: that of a narrow picture would take more
	// memory than the samples.
	for (int pass = 0; pass < passes; pass++) {
		for (uint32_t y = 0; y < height; y++) {
			png_read_row(png, samples + y * row, NULL);
		}
	}
	// libpng looks at one more piece of the image data for the end of the zlib stream, and passes over
	// all that follows.
	source->has_rows(source->context);
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
