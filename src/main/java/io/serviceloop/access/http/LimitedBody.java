package io.serviceloop.access.http;

import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose body ends with a failure where it is longer than allowed, told
 * beforehand or not.
 */
class LimitedBody extends HttpServletRequestWrapper {

	private final long most;

	private long read;

	LimitedBody(HttpServletRequest request, long most) {
		super(request);
		this.most = most;
	}

	/** How much was read; more than allowed where it was too long. */
	long read() {
		return read;
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		ServletInputStream body = super.getInputStream();
		return new ServletInputStream() {

			@Override
			public int read() throws IOException {
				int next = body.read();
				count((next < 0) ? 0 : 1);
				return next;
			}

			@Override
			public int read(byte[] target, int offset, int length) throws IOException {
				int count = body.read(target, offset, length);
				count(Math.max(count, 0));
				return count;
			}

			@Override
			public boolean isFinished() {
				return body.isFinished();
			}

			@Override
			public boolean isReady() {
				return body.isReady();
			}

			@Override
			public void setReadListener(ReadListener listener) {
				body.setReadListener(listener);
			}

		};
	}

	private void count(int more) throws IOException {
		read += more;
		if (read > most) {
			throw new IOException("more than " + most + " bytes");
		}
	}

}
