package io.serviceloop.access.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.ibatis.reflection.SystemMetaObject;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.HistoricProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.HistoricActivityInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricDetailQueryImpl;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricVariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;

/**
 * The engine's rights, without what it would ask its tables for though we know it, and
 * without grants on the past: who did a task, or was away while somebody else did it,
 * reads it with its notes, its files, its log and the values of its process, because the
 * finished task itself says who that was (E07). Whoever reads no history at all is
 * answered at once.
 */
class KnownRights extends AuthorizationManager {

	/** An id that nothing has. */
	private static final String NOTHING = "-";

	/** The engine would ask which groups have any grant at all, to name fewer of them. */
	@Override
	public List<String> filterAuthenticatedGroupIds(List<String> groups) {
		return (groups == null) ? List.of() : new ArrayList<>(groups);
	}

	/** With a task go all rights on it. */
	@Override
	public void deleteAuthorizationsByResourceId(Resource resource, String id) {
		if (resource == Resources.TASK && isAuthorizationEnabled()) {
			TaskGrants.ended(id);
		}
		else {
			super.deleteAuthorizationsByResourceId(resource, id);
		}
	}

	@Override
	public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
		super.configureHistoricTaskInstanceQuery(query);
		open(query, query.getTaskId(), null);
	}

	@Override
	public void configureUserOperationLogQuery(UserOperationLogQueryImpl query) {
		super.configureUserOperationLogQuery(query);
		open(query, asked(query, "taskId"), null);
	}

	@Override
	public void configureHistoricVariableInstanceQuery(HistoricVariableInstanceQueryImpl query) {
		super.configureHistoricVariableInstanceQuery(query);
		String instance = query.getProcessInstanceId();
		String variable = asked(query, "variableId");
		if (instance == null && variable != null && isAuthCheckExecuted()) {
			HistoricVariableInstanceEntity value = getDbEntityManager().selectById(HistoricVariableInstanceEntity.class,
					variable);
			instance = (value == null) ? null : value.getProcessInstanceId();
		}
		open(query, null, instance);
	}

	@Override
	public void configureHistoricDetailQuery(HistoricDetailQueryImpl query) {
		super.configureHistoricDetailQuery(query);
		open(query, query.getTaskId(), query.getProcessInstanceId());
	}

	@Override
	public void configureHistoricProcessInstanceQuery(HistoricProcessInstanceQueryImpl query) {
		super.configureHistoricProcessInstanceQuery(query);
		if (readsNoHistory()) {
			query.processInstanceId(NOTHING);
		}
	}

	@Override
	public void configureHistoricActivityInstanceQuery(HistoricActivityInstanceQueryImpl query) {
		super.configureHistoricActivityInstanceQuery(query);
		if (readsNoHistory()) {
			query.activityInstanceId(NOTHING);
		}
	}

	/**
	 * Whether a person reads no process that was, so that nothing has to be looked
	 * through for him.
	 */
	private boolean readsNoHistory() {
		if (!isAuthCheckExecuted()) {
			return false;
		}
		List<?> granted = getDbEntityManager().selectList(GrantStatements.ON_PROCESSES,
				Map.of("user", getCurrentAuthentication().getUserId(), "groups",
						filterAuthenticatedGroupIds(getCurrentAuthentication().getGroupIds())));
		return granted.stream().map(GrantStatements.Granted.class::cast).noneMatch(KnownRights::readsHistory);
	}

	private static boolean readsHistory(GrantStatements.Granted grant) {
		int bit = (grant.kind() == Resources.PROCESS_DEFINITION.resourceType()) ? Permissions.READ_HISTORY.getValue()
				: HistoricProcessInstancePermissions.READ.getValue();
		return (grant.bits() & bit) == bit;
	}

	/**
	 * Whether there are revoked rights of earlier releases, beside which nothing is known
	 * without asking.
	 */
	static boolean areRevoked() {
		return !ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER
			.equalsIgnoreCase(Context.getProcessEngineConfiguration().getAuthorizationCheckRevokes());
	}

	/** What a query that has no getter for it asks for. */
	private static String asked(Object query, String field) {
		return (String) SystemMetaObject.forObject(query).getValue(field);
	}

	/**
	 * What is asked of one task that the person did, or of one process in which he did
	 * one, needs no grant.
	 */
	private void open(ListQueryParameterObject query, String task, String instance) {
		if ((task != null || instance != null) && isAuthCheckExecuted() && !areRevoked()) {
			Map<String, String> which = (task != null)
					? Map.of("user", getCurrentAuthentication().getUserId(), "task", task)
					: Map.of("user", getCurrentAuthentication().getUserId(), "instance", instance);
			if ((Long) getDbEntityManager().selectOne(GrantStatements.DONE_BY, which) > 0) {
				query.getAuthCheck().setAuthorizationCheckEnabled(false);
			}
		}
	}

}
