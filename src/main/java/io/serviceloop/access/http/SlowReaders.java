package io.serviceloop.access.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.collections.SynchronizedStack;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Keeps those who ask and do not read what they are answered from taking all threads:
 * Tomcat blocks one for each answer that its reader does not take. Whatever is written
 * comes by here. A connection that takes no more needs a place, of which there are fewer
 * than threads, and is closed where it stays slow (docs/reliability.md).
 */
@Component
class SlowReaders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	/** Of Tomcat's 200 threads, of which {@link SlowSenders} may take 120. */
	private static final int PLACES_OF_STRANGERS = 20;

	private static final int PLACES_OF_MEMBERS = 40;

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.setProtocol(Protocol.class.getName());
	}

	/** As Tomcat's own; made by its name. */
	public static final class Protocol extends Http11NioProtocol {

		public Protocol() {
			super(new Connections());
		}

	}

	/** Gives each connection that it takes a channel of ours. */
	private static final class Connections extends NioEndpoint {

		private final Semaphore strangers = new Semaphore(PLACES_OF_STRANGERS);

		private final Semaphore members = new Semaphore(PLACES_OF_MEMBERS);

		@Override
		protected boolean setSocketOptions(SocketChannel socket) {
			SynchronizedStack<NioChannel> unused = getNioChannels();
			if (unused != null && !isSSLEnabled()) {
				NioChannel channel = unused.pop();
				unused.push((channel != null) ? channel
						: new Channel(new SocketBufferHandler(socketProperties.getAppReadBufSize(),
								socketProperties.getAppWriteBufSize(), socketProperties.getDirectBuffer())));
			}
			return super.setSocketOptions(socket);
		}

		/** What is written to a connection. */
		private final class Channel extends NioChannel {

			/** Whether somebody who had signed in was answered here. */
			private boolean member;

			/** How long it was waited for altogether, in nanoseconds. */
			private long waited;

			/** Bytes that it took altogether. */
			private long written;

			/** How long without a place, in milliseconds. */
			private long homeless;

			Channel(SocketBufferHandler buffers) {
				super(buffers);
			}

			@Override
			public void reset(SocketChannel channel, NioEndpoint.NioSocketWrapper wrapper) throws IOException {
				super.reset(channel, wrapper);
				member = false;
				waited = 0;
				written = 0;
				homeless = 0;
			}

			@Override
			public int write(ByteBuffer bytes) throws IOException {
				member |= SlowSenders.isMember();
				int count = super.write(bytes);
				if (count == 0 && bytes.hasRemaining()) {
					count = waited(bytes);
				}
				written += Math.max(count, 0);
				return count;
			}

			/** Writes as soon as anything is taken. */
			private int waited(ByteBuffer bytes) throws IOException {
				Semaphore places = member ? members : strangers;
				boolean placed = false;
				long before = waited;
				long begin = System.nanoTime();
				try {
					int count = 0;
					while (count == 0) {
						placed = placed || places.tryAcquire();
						homeless += placed ? 0 : SlowSenders.LOOK_AGAIN;
						double allowed = (member ? SlowSenders.SECONDS_OF_MEMBERS : SlowSenders.SECONDS_OF_STRANGERS)
								+ (double) written / SlowSenders.BYTES_A_SECOND;
						waited = before + System.nanoTime() - begin;
						if (homeless > SlowSenders.MOMENT || waited / 1e9 > allowed) {
							throw new IOException("The reader of an answer is too slow");
						}
						SlowSenders.pause(SlowSenders.LOOK_AGAIN);
						count = super.write(bytes);
					}
					return count;
				}
				finally {
					if (placed) {
						places.release();
					}
				}
			}

		}

	}

}
