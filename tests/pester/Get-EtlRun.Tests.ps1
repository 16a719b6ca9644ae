BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Build-Shop
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Get-EtlRun' {
    It 'lists runs, the newest first, with the command that was called' {
        $runs = Get-EtlRun
        $runs.Count | Should -Be 4
        $runs[0].Command | Should -BeLike 'Invoke-AggregateTransform*'
        $runs[3].Command | Should -BeLike 'Import-StagingData*'
        $runs.Status | Should -Be @('Succeeded', 'Succeeded', 'Succeeded', 'Succeeded')
    }

    It 'lists the steps of a run from the pipeline' {
        $step = Get-EtlRun -First 1 | Get-EtlRun -Step
        $step.Name | Should -Be 'warehouse.customer_totals'
        $step.Counts.RowsInserted | Should -Be 3
    }

    It 'takes a run by its id' {
        $id = (Get-EtlRun)[1].RunId
        (Get-EtlRun -RunId $id).RunId | Should -Be $id
    }

    It 'takes the name of a model' {
        @(Get-EtlRun -Model shop).Count | Should -Be 4
        Get-EtlRun -Model nothing | Should -BeNullOrEmpty
    }
}
