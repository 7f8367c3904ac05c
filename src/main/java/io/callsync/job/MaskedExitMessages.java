package io.callsync.job;

import io.callsync.masking.PersonalData;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Masks personal data in the exit messages that Batch keeps: they are stack traces, whose exceptions may quote what they choked on.
 * Here and not in a listener, since a step adds its message after its listeners. Thread-safe.
 */
@Component
class MaskedExitMessages implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof JobRepository repository ? masked(repository) : bean;
    }

    private static JobRepository masked(JobRepository repository) {
        return (JobRepository) Proxy.newProxyInstance(
                JobRepository.class.getClassLoader(),
                new Class<?>[] {JobRepository.class},
                (proxy, method, arguments) -> call(repository, method, arguments));
    }

    private static Object call(JobRepository repository, Method method, Object[] arguments) throws Throwable {
        if (arguments != null && arguments.length == 1) {
            mask(arguments[0]);
        }
        try {
            return method.invoke(repository, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void mask(Object execution) {
        if (execution instanceof StepExecution step) {
            step.setExitStatus(masked(step.getExitStatus()));
        } else if (execution instanceof JobExecution job) {
            job.setExitStatus(masked(job.getExitStatus()));
        }
    }

    private static ExitStatus masked(ExitStatus status) {
        return new ExitStatus(status.getExitCode(), PersonalData.mask(status.getExitDescription()));
    }
}
