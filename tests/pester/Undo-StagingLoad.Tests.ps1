BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Undo-StagingLoad' {
    BeforeEach {
        $first = Import-StagingData "$shopData/customers_1.csv" -Table customers -Mode Upsert -Key customer_id
        $second = Import-StagingData "$shopData/customers_2.csv" -Table customers -Mode Upsert -Key customer_id
    }

    AfterEach { Invoke-EtlQuery 'drop schema if exists staging cascade' -Write }

    It 'takes a load back, rows it overwrote included' {
        $second.RowsUpdated | Should -BeGreaterThan 0
        $undone = Undo-StagingLoad $second.LoadId
        $undone.LoadId | Should -Be $second.LoadId
        $undone.RowsRemoved | Should -Be ($second.RowsInserted + $second.RowsUpdated)
        $undone.RowsRestored | Should -Be $second.RowsUpdated
        Measure-Table staging.customers | Should -Be $first.RowsInserted
        (Get-StagingLoad -LoadId $second.LoadId).Status | Should -Be 'Undone'
    }

    It 'takes loads from the pipeline' {
        (Get-StagingLoad customers -First 1 | Undo-StagingLoad).LoadId | Should -Be $second.LoadId
    }

    It 'refuses a load on which a later one builds' {
        Get-FailureId { Undo-StagingLoad $first.LoadId } | Should -Be 'Etl.Undo.Dependents'
        Measure-Table staging.customers | Should -BeGreaterThan 0
    }

    It 'takes later loads back first with -Cascade' {
        $undone = Undo-StagingLoad $first.LoadId -Cascade
        $undone.LoadId | Should -Be @($second.LoadId, $first.LoadId)
        $undone[1].TableDropped | Should -BeTrue
    }

    It 'says with -WhatIf what would be taken back, and changes nothing' {
        $rows = Measure-Table staging.customers
        $plan = Undo-StagingLoad $first.LoadId -Cascade -WhatIf
        $plan.LoadId | Should -Be @($second.LoadId, $first.LoadId)
        $plan.IsPreview | Should -Be @($true, $true)
        $plan[1].LoadIds[0] | Should -BeOfType [long]
        Measure-Table staging.customers | Should -Be $rows
    }

    It 'ends with an error for a load that is none' {
        Get-FailureId { Undo-StagingLoad 999999 } | Should -Be 'Etl.Undo.NotFound'
    }

    It 'waits no longer than asked for' {
        # The lock of the table, held by a session of another process.
        $server = Start-EtlServer
        $name = (Invoke-EtlQuery 'select current_database() as name').name
        $other = Start-ThreadJob {
            Import-Module $using:manifest
            Connect-EtlDatabase (($using:server).ConnectionString -replace 'Database=\w+', "Database=$using:name") | Out-Null
            Invoke-EtlQuery "select pg_advisory_lock(hashtextextended('etl.table:staging.customers', 0)), pg_sleep(6)"
        }
        while (-not (Invoke-EtlQuery "select 1 from pg_stat_activity where query like '%pg_sleep(6)' and state = 'active' and pid <> pg_backend_pid()")) { Start-Sleep -Milliseconds 100 }
        Get-FailureId { Undo-StagingLoad $second.LoadId -LockTimeout 0 } | Should -Be 'Etl.Staging.Locked'
        $other | Stop-Job -PassThru | Remove-Job -Force
    }
}
