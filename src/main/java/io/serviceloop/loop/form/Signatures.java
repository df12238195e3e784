package io.serviceloop.loop.form;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.record.Asked;
import io.serviceloop.loop.engine.record.Trail;
import io.serviceloop.loop.words.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What is signed is signed by somebody who has proved again who he is: a program by the
 * credentials that each of its requests brings, a browser by a proof that its session
 * keeps for one task and five minutes (E06, E31). What was signed, what it means, and its
 * fingerprint are part of the record of the answer.
 */
@Component
public class Signatures {

	/** What a deployment is proved for, which has no task. */
	public static final String DEPLOYMENT = "deployment";

	/** How long a proof holds. */
	static final Duration HOLDS = Duration.ofMinutes(5);

	/** So many proofs a session keeps at once. */
	private static final int MOST = 20;

	private static final String PROOFS = Signatures.class.getName();

	/**
	 * Keeps in a session that its person has proved who he is.
	 * @param subject the id of the task that he signs, or {@link #DEPLOYMENT}
	 */
	public static void prove(HttpSession session, String subject) {
		synchronized (session) {
			HashMap<String, Instant> proofs = proofs(session);
			proofs.values().removeIf(Instant.now()::isAfter);
			if (proofs.size() < MOST) {
				proofs.put(subject, Instant.now().plus(HOLDS));
			}
			session.setAttribute(PROOFS, proofs);
		}
	}

	/**
	 * How whoever asks has proved who he is: {@code request} by the credentials in it,
	 * {@code session} by a proof; {@code application} where nobody asks over the network.
	 * @throws SignatureMissing where he has not
	 */
	String proof(String subject, String meaning) {
		if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web)) {
			return "application";
		}
		HttpServletRequest request = web.getRequest();
		if (isProgram(request)) {
			return "request";
		}
		HttpSession session = request.getSession(false);
		if (session != null) {
			synchronized (session) {
				Instant until = proofs(session).get(subject);
				if (until != null && Instant.now().isBefore(until)) {
					return "session";
				}
			}
		}
		throw new SignatureMissing(subject, meaning);
	}

	/** Programs send no cookie: each request brings what proves who sends it. */
	private static boolean isProgram(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return path.startsWith("/engine-rest/")
				|| path.startsWith("/api/") && request.getHeader("Authorization") != null;
	}

	@SuppressWarnings("unchecked")
	private static HashMap<String, Instant> proofs(HttpSession session) {
		Object proofs = session.getAttribute(PROOFS);
		return (proofs == null) ? new HashMap<>() : new HashMap<>((Map<String, Instant>) proofs);
	}

	/**
	 * Writes a signature into the record of the transaction.
	 * @param at which of its kind it was, such as the lap
	 * @param content what was signed, as it is kept
	 */
	void sign(String meaning, String proof, Map<String, Object> at, Object content) {
		JsonNode signed = Json.tree(content);
		Map<String, Object> signature = new LinkedHashMap<>();
		signature.put("meaning", meaning);
		signature.put("proof", proof);
		signature.put("at", at);
		signature.put("sha256", fingerprint(signed));
		signature.put("content", signed);
		Trail.here().signed(signature);
	}

	/**
	 * Has a deployment signed.
	 * @param files the fingerprints of what is deployed, by the names of the files
	 */
	public void deployed(Map<String, Object> files) {
		sign("modelDeployed", proof(DEPLOYMENT, "modelDeployed"), Map.of(), files);
	}

	/** The SHA-256 of some content, as hexadecimal digits. */
	public static String fingerprint(JsonNode content) {
		return Asked.sha256(Json.bytes(content));
	}

}
