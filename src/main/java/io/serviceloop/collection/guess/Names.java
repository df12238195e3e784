package io.serviceloop.collection.guess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import io.serviceloop.collection.mapping.FeedbackField;

/**
 * What names of columns mean, by whole words in English and Chinese, as the exports of
 * Zendesk, ServiceNow, Jira, GLPI and the survey tools write them. A name means what its
 * last word says: a start page is a page, a candidate no date.
 */
final class Names {

	private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

	private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

	private static final Pattern BOUNDARY = Pattern
		.compile("(?<=\\p{IsHan})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=\\p{IsHan})");

	private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}#]+");

	/** What may follow a word without changing what it means. */
	private static final Set<String> QUALIFIERS = Set.of("at", "on", "date", "time", "datetime", "timestamp", "name",
			"id", "number", "utc", "gmt", "local", "text", "code", "value", "1", "5", "10", "0", "100", "key");

	/** Words in the names of columns, the better ones first. */
	private static final Map<FeedbackField, List<String>> WORDS = new EnumMap<>(FeedbackField.class);

	/** Columns that are as well taken where there is no better one. */
	private static final Map<FeedbackField, Set<String>> WEAK = Map.of(FeedbackField.TEXT,
			Set.of("summary", "subject", "title", "标题", "主题", "备注", "note", "remark"), FeedbackField.CUSTOMER,
			Set.of("e mail", "email", "mail", "邮箱", "姓名", "昵称", "contact", "reporter"), FeedbackField.TYPE,
			Set.of("topic", "reason", "product", "tag", "原因", "标签", "issue", "problem", "complaint"),
			FeedbackField.TIME, Set.of("date", "time", "datetime", "timestamp", "时间", "日期"));

	/** What says where something came from, in many words at times. */
	private static final Pattern NO_TEXT = Pattern
		.compile(".*\\b(resolution|internal|work note|private)\\b.*|.*(处理意见|办理意见|审核意见|领导意见|回复意见|内部).*|"
				+ "(来源|来自|渠道|source|referrer|utm|user agent|ip)\\b?.*");

	/** A question of more of them asks for an opinion. */
	private static final int MOST_WORDS_OF_A_COUNT = 3;

	/** Times that say neither when something began nor when it was done. */
	private static final Set<String> OTHER_TIMES = Set.of("update", "updated", "modified", "modification", "changed",
			"last", "latest", "due", "deadline", "sla", "birth", "geburtsdatum", "naissance", "nacimiento",
			"nascimento", "nascita", "birthday", "expiry", "expires", "viewed", "planned", "scheduled", "assigned",
			"first", "response", "reminder", "birthdate", "dob");

	private static final Pattern OTHER_TIMES_ZH = Pattern.compile(".*(更新|修改|截止|期限|到期|最后|出生|生日|计划|预计|派单|分派|有效期).*");

	/**
	 * Times of what a customer had before he had a complaint: taken only where the file
	 * has no other.
	 */
	private static final Pattern EARLIER_TIMES = Pattern.compile(
			".*\\b(purchase|purchased|order|ordered|contract|delivery|delivered|shipping|shipped|ship|payment|paid|installation|installed|warranty|manufacture|manufactured|production|joined|signup|member|membership|hire|hired|visit|travel|flight|departure|arrival|booking|booked|check in|checkin|stay|invoice|transaction|enrolled|customer since)\\b.*"
					+ "|.*(购买|下单|订单|订购|合同|签约|发货|收货|付款|支付|安装|生产|入会|注册|开户|到店|入住|出行|航班|保修|交易|开票|配送|送达|签收|激活|入职|加入).*");

	/** What makes a time one of a complaint, whatever it is about. */
	private static final Pattern COMPLAINED = Pattern.compile(
			".*\\b(issue|complaint|ticket|case|incident|feedback|opened|reported)\\b.*|.*(投诉|反馈|受理|报修|留言|工单|评价|评论).*");

	/**
	 * What makes a time that of the record itself: when it was said, taken down or begun.
	 */
	private static final Pattern RECORDED = Pattern.compile(
			".*\\b(open|opened|opening|create|created|creation|submit|submitted|submission|received|raised|logged|posted|timestamp|erstellt|eröffnet|eingang|eingegangen|créé|ouvert|reçu|creado|abierto|recibido|aberto|criado)\\b.*"
					+ "|(start|started|begin|call|review|request|survey) ?(date|time|at|on)?( ?time)?"
					+ "|.*(beschwerde|reklamation|melde|anfrage|eingang|erfass|réclamation|plainte|reclamo|queja|reclamação).*"
					+ "|.*(来电|提交|创建|登记|报案|报障|申诉|诉求|咨询|发布|建立|填写|答卷|问卷|开始|时间戳|进线|呼入|接入|举报|接报|上报).*");

	/** What a category is of, where it is one of problems; and how deep it lies. */
	private static final Set<String> OF_PROBLEMS = Set.of("problem", "issue", "complaint", "feedback", "request",
			"ticket", "case", "incident", "inquiry", "enquiry", "query", "call", "reason", "service", "support",
			"failure", "fault", "defect", "error", "question", "subject", "main", "primary", "first", "level", "top",
			"sub", "major", "grievance", "concern", "topic", "contact", "root", "cause", "report", "1", "2", "3", "the",
			"of", "your", "master", "work", "order", "event", "claim", "message", "comment", "survey", "general",
			"high", "parent", "custom", "field", "what", "new", "all", "our");

	private static final Pattern OF_PROBLEMS_ZH = Pattern.compile(
			"(.*(问题|投诉|反馈|诉求|业务|工单|咨询|故障|事件|来电|服务|报修|留言|原因|需求|意见|建议|申诉|异常|缺陷|办理|受理|事项|案件|案由|举报|评价|信件|来信|求助|报障|不满)|[一二三四五六]级|第[一二三]级|所属|[大中小主子总])*");

	/** Categories of anything, which their name narrows. */
	private static final Set<String> ANY_TYPE = Set.of("category", "categories", "type", "cat", "kategorie",
			"classification", "topic", "reason", "product", "tag", "分类", "类别", "类型", "原因", "标签", "catégorie",
			"categoría", "categoria", "kategoria", "категория", "тип");

	/** Those of the house, and what they wrote or did. */
	private static final Pattern OF_STAFF = Pattern.compile(
			".*\\b(agent|assignee|owner|operator|rep|representative|staff|employee|technician|handler|manager)\\b.*"
					+ "|.*(客服|坐席|座席|经理|运营|员工|处理人|经办|负责人|受理人|责任人|回访|回复|答复|处理|办理结果|解决方案|处置).*");

	/** What customers say of those of the house, and whose shop it is. */
	private static final Pattern OF_CUSTOMERS = Pattern.compile(
			".*\\b(about|feedback|opinion|better|review|suggestion)\\b.*|.*(意见|建议|评价|反馈|不满|原因|投诉).*|(客户|用户|顾客|会员)(?!经理|服务).*");

	private static final Pattern OWNERS = Pattern.compile(".*\\b(store|shop|account|business|company) owner\\b.*");

	/** Numbers of others than the record. */
	private static final Pattern OTHERS_ID_ZH = Pattern.compile(
			"(?!.*(投诉|反馈|工单|服务|诉求|咨询|报修|留言|案件|受理|事件|评论|答卷|评价)).*(员工|工号|门店|店铺|商品|产品|会员|设备|客户|用户|订单|合同|保单|快递|物流|运单|部门|机构|网点|坐席|座席|客服|型号|批次|车牌|车辆|账户|账号|卡号|房间|项目|活动|供应商|经销商|学号|病历|床位|身份证|手机|电话).{0,2}(编号|编码|号|号码|id|单号)");

	/** Ids of others than the record. */
	private static final Set<String> OTHERS_ID = Set.of("customer", "user", "caller", "agent", "product", "order",
			"store", "account", "device", "parent", "group", "category", "owner", "assignee", "shop", "client",
			"contact", "employee", "staff", "member", "campaign", "site", "branch", "sku", "item", "model", "team",
			"queue", "type", "form", "survey", "tenant", "company", "organization", "organisation", "location", "city",
			"region", "status", "requester", "reporter", "asset", "serial", "session", "visitor", "collector",
			"channel");

	/** Of the record, where its day stands in a column of its own. */
	private static final Pattern HOUR_ZH = Pattern
		.compile("(投诉|反馈|来电|报修|受理|登记|创建|提交|留言|发生|呼入|进线|咨询|接报|开始|结束|完成|办结)?(时间|时刻|钟点)");

	/** Times that are lengths. */
	private static final Pattern DURATION = Pattern.compile(
			".*\\b(wait|waiting|handling|handle|processing|response|resolution|elapsed|duration|time to|talk|hold|seconds|minutes|hours|taken|spent)\\b.*|.*(时长|耗时|用时|所用时间|等待时间|响应时间|处理时间).*");

	static {
		WORDS.put(FeedbackField.EXTERNAL_ID,
				List.of("ticket number", "number ticket", "ticket id", "external id", "ticket key", "ticket",
						"case concept name", "incident number", "incident id", "case number", "case id", "issue key",
						"issue id", "complaint number", "complaint id", "request number", "request id", "response id",
						"respondent id", "submission id", "feedback id", "record id", "reference number",
						"conversation id", "interaction id", "reference", "ref", "uuid", "number", "incident", "case",
						"key", "id", "工单号", "工单编号", "工单id", "投诉编号", "反馈编号", "留言编号", "受理编号", "受理单号", "案件编号", "事件编号",
						"答卷编号", "答卷id", "记录编号", "提交编号", "评论id", "vorgang", "vorgangsnummer", "ticketnummer",
						"fallnummer", "案例id", "会话id", "票证id", "案号", "流水号", "单号", "编号", "序号"));
		WORDS.put(FeedbackField.FINISHED,
				List.of("resolved", "resolution date", "resolution time", "solved", "solve date", "completed",
						"completion date", "completion time", "finished", "finish", "closed", "close date",
						"close time", "closing date", "closing time", "closure date", "closed time", "end", "ended",
						"erledigt am", "geschlossen am", "gelöst am", "abgeschlossen am", "abschlussdatum", "erledigt",
						"clôturé le", "résolu le", "date de clôture", "cerrado", "resuelto", "fecha de cierre",
						"fechado", "resolvido", "chiuso", "解决时间", "解决日期", "已解决", "完工时间", "完工日期", "完成时间", "完成日期",
						"处理完成时间", "办结时间", "办结日期", "结案时间", "结案日期", "办结", "关闭时间", "关单时间", "结束时间", "结束日期"));
		WORDS.put(FeedbackField.TIME,
				List.of("opened", "opening", "open", "created", "creation", "reported", "submitted", "submission",
						"submit", "received", "raised", "logged", "registered", "occurred", "posted", "start",
						"started", "date created", "date received", "date opened", "date submitted", "time created",
						"complaint date", "incident date", "feedback date", "review date", "call date", "request date",
						"timestamp", "datetime", "date", "time", "反馈时间", "反馈日期", "投诉时间", "投诉日期", "留言时间", "提交时间", "提交日期",
						"创建时间", "创建日期", "受理时间", "受理日期", "登记时间", "登记日期", "来电时间", "发生时间", "发生日期", "报修时间", "提交答卷时间",
						"评论时间", "评价时间", "发布时间", "开始时间", "开始日期", "下单时间", "购买时间", "建立时间", "时间戳记", "时间戳", "时间", "日期",
						"erstellt", "datum", "créé", "fecha", "дата"));
		WORDS.put(FeedbackField.TYPE,
				List.of("problem type", "issue type", "complaint type", "feedback type", "request type", "ticket type",
						"category", "categories", "type", "cat", "kategorie", "classification", "topic", "reason",
						"issue", "problem", "complaint", "product", "tag", "问题类型", "问题大类", "投诉类型", "反馈类型", "一级分类",
						"问题分类", "投诉分类", "诉求类型", "业务类型", "分类", "类别", "类型", "原因", "标签", "catégorie", "categoría",
						"categoria", "kategoria", "категория", "тип"));
		WORDS.put(FeedbackField.STAGE,
				List.of("journey stage", "service stage", "stage", "phase", "服务环节", "环节", "阶段", "步骤"));
		WORDS.put(FeedbackField.TEXT,
				List.of("description", "complaint text", "review text", "review body", "comment", "complaint", "review",
						"feedback", "message", "body", "text", "content", "detail", "remark", "note", "summary",
						"subject", "title", "反馈内容", "投诉内容", "问题现象", "问题详情", "留言详情", "评论内容", "问题描述", "详情", "内容", "描述",
						"正文", "诉求", "评论", "评价", "意见", "建议", "反馈", "留言", "备注", "标题", "主题", "beschreibung", "kommentar",
						"nachricht", "bemerkung", "commentaire", "comentario", "comentário", "descripción", "descrição",
						"descrizione", "commento", "opis", "komentarz", "treść", "popis", "описание", "комментарий",
						"текст", "отзыв"));
		WORDS.put(FeedbackField.CUSTOMER_GROUP,
				List.of("customer group", "customer type", "customer segment", "segment", "customer tier",
						"membership level", "客户群", "客户群体", "客户类型", "客户分类", "客户级别", "用户类型", "用户等级", "会员等级", "会员级别"));
		WORDS.put(FeedbackField.CUSTOMER,
				List.of("customer", "customer name", "customer id", "caller", "client", "requester", "requestor",
						"user", "username", "user name", "user id", "respondent", "complainant", "reporter", "e mail",
						"email", "mail", "contact", "客户", "客户姓名", "客户名称", "客户编号", "客户号", "会员编号", "会员号", "用户id", "客户id",
						"用户", "用户名", "投诉人", "反馈人", "来电人", "会员", "姓名", "昵称", "邮箱"));
		WORDS.put(FeedbackField.CHANNEL, List.of("channel", "contact type", "received via", "submitted via",
				"request source", "via", "source", "origin", "medium", "受理渠道", "反馈渠道", "渠道", "来源", "反馈方式", "受理方式"));
		WORDS.put(FeedbackField.RATING,
				List.of("rating", "stars", "star", "satisfaction score", "satisfaction", "csat", "nps", "score",
						"how satisfied", "how likely", "overall", "评分", "得分", "星级", "满意度", "打分", "总分", "评级",
						"bewertung", "évaluation", "calificación", "valutazione", "avaliação", "ocena", "оценка"));
	}

	private Names() {
	}

	/** The words of a name, in small letters and simplified signs. */
	static List<String> words(String name) {
		String plain = Normalizer2.getNFKCInstance().normalize(name).replaceAll("\\p{Cf}", "");
		plain = SIMPLIFIED.transliterate(plain);
		plain = CAMEL.matcher(plain).replaceAll(" ");
		plain = BOUNDARY.matcher(plain).replaceAll(" ").toLowerCase(Locale.ROOT).replace("#", " number ");
		plain = plain.replaceAll("\\bn[°º]|\\b(no|nr|num)\\b\\.?", " number ");
		List<String> words = new ArrayList<>();
		for (String word : NO_WORD.split(plain)) {
			if (!word.isEmpty()) {
				words.add(singular(word));
			}
		}
		return words;
	}

	private static String singular(String word) {
		boolean plural = word.length() > 4 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
				&& !word.endsWith("ies");
		return plural ? word.substring(0, word.length() - 1) : word;
	}

	/**
	 * How well a name fits a field: 0 where not at all, above {@link #SURE} where it says
	 * so in as many words.
	 */
	static int fit(FeedbackField field, List<String> words) {
		String name = String.join(" ", words);
		boolean staff = OF_STAFF.matcher(name).matches();
		if (field == FeedbackField.TEXT
				&& (NO_TEXT.matcher(name).matches() || (staff && !OF_CUSTOMERS.matcher(name).matches()))) {
			return 0;
		}
		if (field == FeedbackField.CUSTOMER && staff && !OWNERS.matcher(name).matches()) {
			return 0;
		}
		if (field == FeedbackField.EXTERNAL_ID && OTHERS_ID_ZH.matcher(String.join("", words)).matches()) {
			return 0;
		}
		int best = 0;
		List<String> phrases = WORDS.getOrDefault(field, List.of());
		for (int rank = 0; rank < phrases.size(); rank++) {
			String phrase = phrases.get(rank);
			int fit = fit(field, words, name, phrase);
			if (field == FeedbackField.TYPE && ANY_TYPE.contains(phrase) && !isOfProblems(words, phrase)) {
				fit = 0;
			}
			if (fit > 0) {
				int weak = WEAK.getOrDefault(field, Set.of()).contains(phrase) ? 400 : 0;
				best = Math.max(best, fit - rank - weak);
			}
		}
		return best;
	}

	/** Whether a category is one of problems: those of devices and payments are not. */
	private static boolean isOfProblems(List<String> words, String phrase) {
		String joined = String.join("", words);
		if (phrase.charAt(0) > 'z' && joined.contains(phrase)) {
			String before = joined.substring(0, joined.indexOf(phrase)).replaceAll("[a-z0-9]", "");
			return OF_PROBLEMS_ZH.matcher(before).matches();
		}
		return words.stream()
			.filter(word -> !word.equals(phrase) && !QUALIFIERS.contains(word))
			.allMatch(OF_PROBLEMS::contains);
	}

	/** Whether the name is of a category of something else than problems. */
	static boolean isOtherType(List<String> words) {
		String joined = String.join("", words);
		boolean category = !words.isEmpty() && (ANY_TYPE.contains(words.get(words.size() - 1))
				|| ANY_TYPE.stream().anyMatch(phrase -> phrase.charAt(0) > 'z' && joined.endsWith(phrase)));
		return category && fit(FeedbackField.TYPE, words) == 0;
	}

	private static int fit(FeedbackField field, List<String> words, String name, String phrase) {
		if (name.equals(phrase)) {
			return 900;
		}
		if (phrase.charAt(0) > 'z') {
			String joined = name.replace(" ", "");
			return joined.equals(phrase) ? 900 : joined.endsWith(phrase) ? 700 : joined.contains(phrase) ? 250 : 0;
		}
		if (field == FeedbackField.EXTERNAL_ID) {
			// The id of a caller is none of the record.
			boolean own = name.endsWith(" id") && phrase.equals("id") && words.stream().noneMatch(OTHERS_ID::contains);
			return phrase.contains(" ") && name.endsWith(" " + phrase) ? 700 : own ? 500 : 0;
		}
		if (name.endsWith(" " + phrase)) {
			return 700;
		}
		int length = phrase.split(" ").length;
		if (name.startsWith(phrase + " ") && QUALIFIERS.containsAll(words.subList(length, words.size()))) {
			return 650;
		}
		boolean inside = (" " + name + " ").contains(" " + phrase + " ");
		boolean ends = words.size() > 2 && inside && QUALIFIERS.contains(words.get(words.size() - 1));
		return (ends && words.subList(indexAfter(words, phrase), words.size()).stream().allMatch(QUALIFIERS::contains))
				? 640 : (length > 1 && inside) ? 500 : 0;
	}

	private static int indexAfter(List<String> words, String phrase) {
		List<String> parts = Arrays.asList(phrase.split(" "));
		for (int i = 0; i + parts.size() <= words.size(); i++) {
			if (words.subList(i, i + parts.size()).equals(parts)) {
				return i + parts.size();
			}
		}
		return words.size();
	}

	/**
	 * Whether the name is of a time that is neither beginning nor end, such as an update.
	 */
	static boolean isOtherTime(List<String> words) {
		String joined = String.join("", words);
		String name = String.join(" ", words);
		return words.stream().anyMatch(OTHER_TIMES::contains) || OTHER_TIMES_ZH.matcher(joined).matches()
				|| name.startsWith("time to ");
	}

	/** Whether the name is of a time before there was anything to complain of. */
	static boolean isEarlierTime(List<String> words) {
		String name = String.join(" ", words);
		return EARLIER_TIMES.matcher(name).matches() && !COMPLAINED.matcher(name).matches();
	}

	/**
	 * Whether the name is of the time of the record itself: when it was said, or taken
	 * down.
	 */
	static boolean isRecordedTime(List<String> words) {
		String name = String.join(" ", words);
		return COMPLAINED.matcher(name).matches() || RECORDED.matcher(name).matches();
	}

	/** Whether a name says no more than that rows are counted. */
	static boolean isCounter(List<String> words) {
		return Set.of("number", "序号", "答卷序号", "row", "row number", "line", "line number", "item", "sn", "index")
			.contains(String.join(" ", words));
	}

	/** Whether the name says that it is a time of day, and nothing else. */
	static boolean isHourName(List<String> words) {
		String name = String.join(" ", words);
		return Set.of("time", "hour", "time of day", "clock", "小时").contains(name) || HOUR_ZH.matcher(name).matches();
	}

	/** Whether the name is of how long something took. */
	static boolean isDuration(List<String> words) {
		return !words.contains("date") && !words.contains("at") && DURATION.matcher(String.join(" ", words)).matches();
	}

	/** Whether a name says no more than that it is a time or a date. */
	static boolean isGenericTime(List<String> words) {
		return Set.of("date", "time", "datetime", "timestamp", "时间", "日期", "时间戳", "时间戳记", "date time")
			.contains(String.join(" ", words));
	}

	/** Whether a name is a question of a survey. */
	static boolean isQuestion(String name) {
		return name.matches("(?s).*[?？].*") || words(name).size() > 4 || name.matches("(?s).*\\p{IsHan}{9,}.*");
	}

	/** Whether a name is of how often something was done. */
	static boolean isCount(List<String> words) {
		return words.size() <= MOST_WORDS_OF_A_COUNT && words.stream()
			.anyMatch(Set.of("helpful", "useful", "upvote", "vote", "like", "count", "view")::contains);
	}

	/** Whether a question asks what kind of problem it was. */
	static boolean asksType(String name) {
		return name.matches(
				"(?is).*\\b(what|which) (kind|type|category|area|topic)\\b.*|.*\\breason for\\b.*|.*(哪一?[类類]|哪个方面|哪方面|什么类型|何种问题).*");
	}

	/** Whether a question asks for a rating. */
	static boolean asksRating(String name) {
		return name.matches(
				"(?is).*\\b(satisfied|satisfaction|rate|rating|likely|recommend|effort score|bewertung|zufriedenheit|zufrieden|valoración|satisfacción|évaluation|avaliação|satisfação)\\b.*|.*(满意|滿意|评分|打分|推荐|推薦|評分|评级|评价|評價).*");
	}

}
