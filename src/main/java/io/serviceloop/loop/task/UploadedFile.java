package io.serviceloop.loop.task;

import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The file that somebody brings in with the form of a task. */
public final class UploadedFile {

	private UploadedFile() {
	}

	/**
	 * The part {@code file} of a request.
	 * @param mostBytes of it
	 * @throws SubmissionRefused where it is not there, is empty or has more bytes
	 */
	public static MultipartFile of(MultipartHttpServletRequest request, int mostBytes) {
		MultipartFile file = request.getFile("file");
		if (file == null || file.isEmpty()) {
			throw SubmissionRefused.invalid("file", null, "wrong.missing");
		}
		if (file.getSize() > mostBytes) {
			throw SubmissionRefused.invalid("file", file.getSize(), "wrong.fileTooLarge", mostBytes / 1000);
		}
		return file;
	}

}
