using EtlTools.Diagnostics;
using Polly;
using Polly.Retry;

namespace EtlTools.Database;

/// <summary>
/// Tries work again whose failure may pass by itself: a lost connection, a deadlock, a server that is starting; see
/// <see cref="EtlException.IsTransient"/>. Five times, after half a second, one, two, four and eight, each with jitter.
/// </summary>
internal static class TransientRetry
{
    /// <summary>How often work is tried again.</summary>
    public const int Attempts = 5;

    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>For work that throws when it fails.</summary>
    public static ResiliencePipeline Pipeline { get; } = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<EtlException>(error => error.IsTransient),
            MaxRetryAttempts = Attempts,
            Delay = s_firstDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    /// <summary>For work whose failure is part of its result.</summary>
    /// <param name="isTransient">Whether a result is one to try again for.</param>
    /// <param name="onRetry">Told before each further try, with its number from 1.</param>
    /// <typeparam name="T">The result.</typeparam>
    public static ResiliencePipeline<T> ForResult<T>(Func<T, bool> isTransient, Action<int> onRetry) =>
        new ResiliencePipelineBuilder<T>()
            .AddRetry(new RetryStrategyOptions<T>
            {
                ShouldHandle = new PredicateBuilder<T>().HandleResult(isTransient),
                MaxRetryAttempts = Attempts,
                Delay = s_firstDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = retry =>
                {
                    onRetry(retry.AttemptNumber + 1);
                    return default;
                },
            })
            .Build();
}
