BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    $load = Import-StagingData "$shop/broken/orders.csv" -Table orders
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Get-StagingReject' {
    It 'shows file, line, reason and text of the latest rejects' {
        $reject = Get-StagingReject
        $reject.SourceFile | Should -BeLike '*broken*orders.csv'
        $reject.SourceLine | Should -Be 3
        $reject.RawText | Should -Be '101,1,2024-04-01'
        $reject.Expectation | Should -Match '4'
        $reject.Reason | Should -Not -BeNullOrEmpty
    }

    It 'takes loads from the pipeline' {
        ($load | Get-StagingReject).LoadId | Should -Be $load.LoadId
    }

    It 'takes a load by its id' {
        @(Get-StagingReject -LoadId $load.LoadId).Count | Should -Be 1
        Get-StagingReject ($load.LoadId + 1000) | Should -BeNullOrEmpty
    }

    It 'has the fields of the record as properties' {
        $reject = Get-StagingReject
        $reject.order_id | Should -Be '101'
        $reject.ordered_at | Should -Be '2024-04-01'
        $reject.amount | Should -BeNullOrEmpty
        $reject.PSObject.Properties.Name | Should -Contain 'amount'
        $reject.amount = '5.00'
        $reject.Fields['amount'] | Should -Be '5.00'
    }

    It 'keeps columns apart from its own properties' {
        $reject = & {
            Set-Content "$TestDrive/own.csv" "Reason,Table,Model,load id`nr,t,m"
            Import-StagingData "$TestDrive/own.csv" -Table own | Get-StagingReject
        }
        $reject.Reason | Should -Be 'FieldCount'
        $reject.Table | Should -Be 'staging.own'
        $reject.reason_, $reject.table_, $reject.model_ | Should -Be 'r', 't', 'm'
        $reject.Fields['reason'] | Should -Be 'r'
    }

    It 'shows with -Open those that were not sent in again' {
        Set-Content "$TestDrive/two.csv" "id,b`n1`n2"
        $rejects = Import-StagingData "$TestDrive/two.csv" -Table two | Get-StagingReject
        $rejects[0].b = 'x'
        $resolved = $rejects[0] | Import-StagingData -ResolveReject
        (Get-StagingReject -LoadId $rejects[0].LoadId).ResolvedBy | Should -Be $resolved.LoadId, $null
        (Get-StagingReject -LoadId $rejects[0].LoadId -Open).id | Should -Be '2'
    }

    It 'fits 120 columns' {
        $lines = (Get-StagingReject $load.LoadId | Out-String -Width 120) -split "`n"
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
        $lines -match 'RawText' | Should -Not -BeNullOrEmpty
    }
}
